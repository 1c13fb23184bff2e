// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// What the PBX writes; nil if a file is there that cannot be made sense of.
  mutating func writes(
    _ roots: EndpointRoots, over response: ResponsePart
  ) -> [WriteEndpoint]? {
    var isWhole = true
    var endpoints: [WriteEndpoint] = []
    for kind in WriteEndpoint.Kind.allCases {
      guard let root = roots[kind.rawValue] else { continue }
      let setting = WriteSetting(kind, root, roots)
      let endpoint = write(root, setting, over: response)
      if let endpoint { endpoints.append(endpoint) } else { isWhole = false }
    }
    return isWhole ? endpoints : nil
  }

  private mutating func write(
    _ root: YAMLNode, _ setting: WriteSetting, over response: ResponsePart
  ) -> WriteEndpoint? {
    let kind = setting.kind
    let part = responsePart(root["response"], scope(setting.place(.answer))).over(response)
    let types =
      kind == .contactCreation
      ? writtenTypes(root, setting, over: response)
      : writeType(root, named: nil, setting, over: [], response).map { [$0] } ?? []
    let options = self.options(root, types, setting)
    let outputs = types.flatMap { $0.mapping + $0.then.flatMap(\.mapping) }.map(\.name.value)
    checkOutput(root, types, setting)
    let id = recordID(root["id"]?.scalar, setting)
    let scenarios = (root["scenarios"]?.entries ?? []).map { newContact($0, setting) }
    for scenario in scenarios {
      checkRuns(scenario.only, at: scenario.name.span, "'\(authored: scenario.name.value)'")
    }
    let calls = root["calls"].map { self.callNames($0) }
    let caller = root["caller"]?.scalar.flatMap { self.caller($0, setting) }
    let agent = root["agent"]?.scalar.flatMap { extensionNumber($0) }
    let reads = readBacks(root["read-back"], setting, outputs)
    let exceptions = self.exceptions(root["except"], calls, reads, setting, outputs)
    if kind != .contactCreation { checkCases(reads, exceptions, calls) }
    checkID(root, setting, id, outputs)
    let cleanUp = root["clean-up"].flatMap { self.cleanUp($0, types, setting) }
    guard !types.isEmpty else { return nil }
    return WriteEndpoint(
      kind: kind, types: types, options: options,
      response: part.expectation(within: .seconds(5), statuses: ResponsePart.written),
      scenarios: scenarios, calls: calls, caller: caller, agent: agent, id: id,
      visibleWithin: visible(root["visible-within"]?.scalar), settlesWithin: settles(root),
      sentTwice: repetition(root["sent-twice"], setting),
      sameNumber: repetition(root["same-number"], setting), readBack: reads,
      exceptions: exceptions, hostileText: hostileText(root["hostile-text"]), cleanUp: cleanUp,
      span: root.span)
  }

  private func visible(_ scalar: YAMLScalar?) -> Defaulted<Duration> {
    let time = scalar.flatMap { ContractDuration($0.text)?.duration }
    return Defaulted(time ?? .zero, at: time == nil ? nil : scalar?.span)
  }

  private mutating func settles(_ root: YAMLNode) -> Located<Duration>? {
    guard let scalar = root["settles-within"]?.scalar,
      let time = ContractDuration(scalar.text)?.duration
    else { return nil }
    let visible = self.visible(root["visible-within"]?.scalar)
    if time < visible.value {
      complain(
        "contract-bad-value", "a record cannot settle before it is visible", at: scalar.span,
        label: "shorter than 'visible-within'", remedy: "write a longer time")
    }
    return Located(time, at: scalar.span)
  }

  private mutating func repetition(
    _ node: YAMLNode?, _ setting: WriteSetting
  ) -> Located<Repetition>? {
    guard let node else { return nil }
    if let scalar = node.scalar {
      switch scalar.text {
      case "one": return Located(.one, at: node.span)
      case "two": return Located(.two, at: node.span)
      default: return nil
      }
    }
    guard node.entries != nil else { return nil }
    let refused = refusal(node, or: [409], scope(setting.place(.answer)))
    return Located(.refused(refused), at: node.span)
  }

  private func hostileText(_ node: YAMLNode?) -> Defaulted<[HostileText]> {
    guard let node else { return Defaulted(HostileText.allCases, at: nil) }
    return Defaulted(node.scalars.compactMap { HostileText(rawValue: $0.text) }, at: node.span)
  }

  /// Where the new record's id is.
  private mutating func recordID(
    _ scalar: YAMLScalar?, _ setting: WriteSetting
  ) -> RecordIDPlace? {
    guard let scalar, !scalar.text.isEmpty else { return nil }
    let words = scalar.text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.first == "header" else {
      return path(scalar.slice, scope(setting.place(.answer))).map(RecordIDPlace.path)
    }
    guard words.count == 2, TextForm.header.accepts(String(words[1])) else {
      complain(
        "contract-bad-value", "'\(authored: scalar.text)' names no header", at: scalar.span,
        label: "expected header NAME", remedy: "write header Location")
      return nil
    }
    let end = scalar.text.utf8.count
    return .header(
      Located(
        String(words[1]), at: scalar.slice.span(end - words[1].utf8.count..<end)))
  }

  /// Without an id nothing can be read back or removed.
  private mutating func checkID(
    _ root: YAMLNode, _ setting: WriteSetting, _ id: RecordIDPlace?, _ outputs: [String]
  ) {
    guard setting.kind == .callJournal, root["id"] == nil,
      !outputs.contains(setting.kind.output),
      let entry = (root.entries ?? []).first(where: {
        $0.key.text == "read-back"
          || $0.key.text == "clean-up" && $0.value["request"] != nil
      })
    else { return }
    complain(
      "contract-missing-key", "a call journal needs 'id' to be read back or removed",
      at: entry.key.span, label: "nothing says which record it is",
      remedy: "write `id: data.id`, or `id: header Location`")
  }
}

extension ResponsePart {
  /// The statuses of a write that succeeds.
  static let written = [200, 201, 204]
}
