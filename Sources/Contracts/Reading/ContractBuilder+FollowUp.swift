// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// What the PBX asks after events; nil if none of it can be sent.
  ///
  /// `method`: how the PBX proves who it is, since without a token there is no refresh; `files`:
  /// whether the contract has a file for an endpoint.
  mutating func followUp(
    _ root: YAMLNode, over response: ResponsePart, method: String?, files: (String) -> Bool
  ) -> FollowUp? {
    var known: [String] = []
    var requests: [FollowUpRequest] = []
    for entry in root["requests"]?.entries ?? [] {
      checkEvent(entry.value["after"]?.scalar, method: method, files: files)
      if let request = followUpRequest(entry, knowing: known, over: response) {
        requests.append(request)
        known += request.variables.map(\.name.value).filter { !known.contains($0) }
      }
    }
    return requests.isEmpty ? nil : FollowUp(requests: requests, span: root.span)
  }

  private mutating func followUpRequest(
    _ entry: YAMLEntry, knowing known: [String], over response: ResponsePart
  ) -> FollowUpRequest? {
    let node = entry.value
    let event = node["after"]?.scalar
    let scope = self.scope(.followUp, mapped: known)
    let request = node["request"]?.scalar.flatMap {
      self.request($0, hasBase: setting.hasBase, scope)
    }
    let condition = node["only-if"]?.scalar.flatMap { self.condition($0, scope) }
    let targets = (node["mapping"]?.entries ?? []).compactMap { target($0, scope) }
    let part = responsePart(node["response"], self.scope(.plainAnswer)).over(
      response.withoutContent)
    guard let request, let event, let after = FollowUpRequest.Event(event.text) else { return nil }
    return FollowUpRequest(
      name: entry.key.located, after: Located(after, at: event.span), request: request,
      onlyIf: condition, variables: targets, response: part.expectation(within: .seconds(5)),
      span: entry.span)
  }

  private mutating func target(_ entry: YAMLEntry, _ scope: TemplateScope) -> VariableMapping? {
    let name = entry.key.text
    guard TextForm.target.accepts(name), let path = entry.value.scalar else { return nil }
    let isOfPBX = PBXVariable.named(name) != nil || TemplateScope.own.contains(name)
    if isOfPBX || ContactField(rawValue: name) != nil {
      complain(
        "contract-bad-value", "'\(authored: name)' is filled in by the PBX", at: entry.key.span,
        label: "variables of your own are snake_case", remedy: "choose another name")
    }
    let parts = PathList(splitting: path.text, assuming: setting.assumptions).parts
    guard parts.count <= 1 else {
      complaints.append(.arity(entry.key, entry.value))
      return nil
    }
    return self.path(path.slice, scope, ifSeveral: .moreLines, isOfPBX: true).map {
      VariableMapping(name: entry.key.located, path: $0)
    }
  }

  /// An event that can never happen is a mistake: nothing would be asked.
  private mutating func checkEvent(
    _ event: YAMLScalar?, method: String?, files: (String) -> Bool
  ) {
    guard let event, setting.isKnown, FollowUpRequest.Event(event.text) != nil else { return }
    if event.text == "refresh", ["none", "basic"].contains(method ?? "none") {
      complain(
        "follow-up-event",
        "nothing is ever refreshed with the method \(authored: method ?? "none")",
        at: event.span, label: "the request would never be sent",
        remedy: "write `after: login`, which is when the PBX has connected")
    }
    guard !["login", "refresh"].contains(event.text), !files(event.text) else { return }
    complain(
      "follow-up-event", "nothing happens after '\(authored: event.text)'", at: event.span,
      label: "the contract has no \(authored: event.text).yaml",
      remedy: "write the file, or `after: login`")
  }
}

extension FollowUpRequest.Event {
  /// The event of a word; nil if there is none.
  fileprivate init?(_ word: String) {
    switch word {
    case "login": self = .login
    case "refresh": self = .refresh
    case _ where ContractLanguage.endpoints.contains(word): self = .endpoint(word)
    default: return nil
    }
  }
}

extension Complaint {
  /// Variables and paths of one line that are not one of each.
  static func arity(_ key: YAMLScalar, _ value: YAMLNode) -> Complaint {
    let names = key.text.split(separator: ",").map { String($0).withoutBlanks }
    let text = value.scalar?.text ?? ""
    let bytes = Array(text.utf8)
    let paths = PathList(splitting: text).parts.map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
    let lines = zip(names, paths).map { "\($0): \($1.inFlow)" }
    return Complaint(
      "follow-up-arity",
      "\(names.count) variable\(names.count == 1 ? "" : "s") and \(paths.count) "
        + "path\(paths.count == 1 ? "" : "s") stand in one line",
      at: key.span.firstLine, label: "each variable has a line of its own",
      remedy: names.count == paths.count
        ? "write a line for each: \(authored: lines.joined("; "))"
        : "write a line for each variable with its one path")
  }
}

extension String {
  /// The text without blanks around it.
  fileprivate var withoutBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
