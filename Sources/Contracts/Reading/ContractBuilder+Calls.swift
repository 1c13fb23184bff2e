// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The contract's own telephone calls that can be read, in order.
  mutating func calls(_ node: YAMLNode?) -> [Located<Call>] {
    (node?.entries ?? []).compactMap { entry in
      if Call.named(entry.key.text) != nil {
        complain(
          "contract-bad-value", "the library has a call '\(authored: entry.key.text)'",
          at: entry.key.span, label: "a call of your own has another name",
          remedy: "choose another name, such as 'our \(authored: entry.key.text)'")
      }
      return call(entry).map { Located($0, at: entry.key.span) }
    }
  }

  private mutating func call(_ entry: YAMLEntry) -> Call? {
    let node = entry.value
    guard var call = node.text("like").flatMap(Call.named) else { return nil }
    call.name = entry.key.text
    call.agent = node["agent"]?.scalar.flatMap { extensionNumber($0)?.value } ?? call.agent
    call.outside = outside(node, of: call) ?? call.outside
    if let scalar = (node["from"] ?? node["to"])?.scalar, call.party == .withheld {
      complain(
        "contract-bad-value", "a withheld number is not known to the PBX", at: scalar.span,
        label: "`like` hides it", remedy: "take it out, or write `like: caller-unknown`")
    }
    call.start = node["starts"]?.scalar.flatMap { start($0) } ?? call.start
    call.rings = node.text("rings").flatMap { ContractDuration($0)?.duration } ?? call.rings
    let talks = call.outcome == .answered || call.outcome == .voicemail
    if let talk = node["talk"]?.scalar, let duration = ContractDuration(talk.text)?.duration {
      if !talks, duration > .zero { complainAboutSilence(of: call, "talks", at: talk.span) }
      call.talk = talks ? duration : .zero
    }
    if let recording = node["recording"]?.scalar {
      let isRecorded = recording.text == "true"
      if !talks, isRecorded { complainAboutSilence(of: call, "is recorded", at: recording.span) }
      call.isRecorded = talks && isRecorded
    }
    checkIsOver(call, at: node["starts"]?.span ?? entry.key.span)
    return call
  }

  private mutating func complainAboutSilence(
    of call: Call, _ what: RedactedText, at span: SourceSpan
  ) {
    complain(
      "contract-bad-value", "nobody \(what) in a call that is \(authored: call.outcome.rawValue)",
      at: span, label: "`like` says how it ends", remedy: "take it out, or write another `like`")
  }

  /// What the PBX reports lies behind it.
  private mutating func checkIsOver(_ call: Call, at span: SourceSpan) {
    guard case .ago(let time) = call.start, time < call.total else { return }
    complain(
      "contract-bad-value", "the call would not be over when it is reported", at: span,
      label: "it lasts \(call.total.components.seconds) s",
      remedy: "write `starts: now - \(call.total.components.seconds / 3_600 + 1) h`")
  }

  /// The number outside: the caller's if the call comes in, the called one's if it goes out.
  private mutating func outside(_ node: YAMLNode, of call: Call) -> String? {
    let isInbound = call.direction == .inbound
    if let other = node[isInbound ? "to" : "from"]?.scalar {
      let key = isInbound ? "to" : "from"
      complain(
        "contract-bad-value",
        "'\(authored: key)' of an \(authored: call.direction.rawValue) call is the agent",
        at: other.span, label: "the number outside is '\(isInbound ? "from" : "to")'",
        remedy: "write `agent: \"1001\"`")
    }
    guard let scalar = node[isInbound ? "from" : "to"]?.scalar, !scalar.text.isEmpty else {
      return nil
    }
    if let start = scalar.text.range(ofUTF8: "{{") {
      complain(
        "contract-bad-value", "a template stands where the PBX has a number",
        at: scalar.slice.span(start), label: "not filled in here",
        remedy: "write the number itself")
    }
    return scalar.text
  }

  /// Reads `now`, `now - 3 h` or a point in time of RFC 3339.
  private mutating func start(_ scalar: YAMLScalar) -> Call.Start? {
    let text = scalar.text
    guard !text.isEmpty else { return nil }
    if let moment = CallMoment(written: text) {
      if moment.anchor == .now, moment.shift <= .zero { return .ago(.zero - moment.shift) }
      complain(
        "contract-bad-value",
        moment.anchor == .now
          ? "a call that is reported lies in the past"
          : "'\(authored: moment.anchor.rawValue)' is a moment of the call itself",
        at: scalar.span, label: "expected now - DURATION, or a point in time",
        remedy: "write now - 3 h")
      return nil
    }
    if let seconds = InternetTime.seconds(text) { return .at(seconds) }
    let lacksOffset = InternetTime.seconds(text + "Z") != nil
    complain(
      "contract-bad-value",
      lacksOffset
        ? "'\(authored: text)' has no offset from UTC"
        : "'\(authored: text)' is not when a call starts",
      at: scalar.span, label: "expected now - DURATION, or a point in time with its offset",
      remedy: lacksOffset
        ? "write \"\(authored: text)+00:00\"" : "write now - 3 h, or \"2026-11-20T23:58:30+04:00\"")
    return nil
  }

  /// An extension; users.yaml must have it if that lists any.
  mutating func extensionNumber(_ scalar: YAMLScalar) -> Located<String>? {
    guard !scalar.text.isEmpty else { return nil }
    let known = setting.agents
    if setting.isKnown, !known.isEmpty, !known.contains(scalar.text) {
      let near = NearestName.of(scalar.text, among: known)
      complain(
        "contract-unknown-name", "there is no extension '\(authored: scalar.text)'",
        at: scalar.span, label: "users.yaml has \(authored: known.joined(", "))",
        remedy: near.map { "did you mean \"\(authored: $0)\"?" }
          ?? "write it under `agents` in users.yaml")
    }
    return scalar.located
  }
}
