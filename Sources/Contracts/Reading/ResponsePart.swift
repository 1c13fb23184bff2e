// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import YAMLDocuments

/// What one `response` says about answers; what it leaves out is said elsewhere.
struct ResponsePart {
  var statuses: Located<[Int]>?
  var noMatchStatuses: Located<[Int]>?
  var contentType: Located<String>?
  var within: Located<Duration>?
  var size: Located<Int>?
  var headers: [ExpectedHeader]?
  var facts: [ExpectedFact]?
  var schema: SchemaExpectation?

  /// This one's keys, and those it lacks from another.
  func over(_ other: ResponsePart) -> ResponsePart {
    ResponsePart(
      statuses: statuses ?? other.statuses,
      noMatchStatuses: noMatchStatuses ?? other.noMatchStatuses,
      contentType: contentType ?? other.contentType, within: within ?? other.within,
      size: size ?? other.size, headers: headers ?? other.headers, facts: facts ?? other.facts,
      schema: schema ?? other.schema)
  }

  /// Without what is said of the one answer: its content, and its way to say that nobody is there.
  var withoutContent: ResponsePart {
    var part = self
    (part.noMatchStatuses, part.facts, part.schema) = (nil, nil, nil)
    return part
  }

  /// The same with the defaults of a lookup.
  var expectation: ResponseExpectation { expectation(within: .seconds(2)) }

  /// The same with the language's defaults and a time of the endpoint's own.
  func expectation(within time: Duration, statuses codes: [Int] = [200]) -> ResponseExpectation {
    ResponseExpectation(
      statuses: Defaulted(statuses, or: codes), noMatchStatuses: noMatchStatuses,
      contentType: Defaulted(contentType, or: "application/json"),
      within: Defaulted(within, or: time), size: Defaulted(size, or: 1 << 20),
      headers: headers ?? [], facts: facts ?? [], schema: schema)
  }
}

extension Defaulted {
  fileprivate init(_ written: Located<Value>?, or standard: Value) {
    self.init(written?.value ?? standard, at: written?.span)
  }
}

extension ContractBuilder {
  /// Reads one `response`.
  mutating func responsePart(_ node: YAMLNode?, _ scope: TemplateScope) -> ResponsePart {
    guard let node else { return ResponsePart() }
    func statuses(_ key: String) -> Located<[Int]>? {
      node[key].flatMap { value in value.integers.map { Located($0, at: value.span) } }
    }
    func scalar<Value>(_ key: String, _ read: (String) -> Value?) -> Located<Value>? {
      guard let scalar = node[key]?.scalar else { return nil }
      return read(scalar.text).map { Located($0, at: scalar.span) }
    }
    return ResponsePart(
      statuses: statuses("status"), noMatchStatuses: statuses("no-match"),
      contentType: scalar("content-type") { $0 },
      within: scalar("within") { ContractDuration($0)?.duration },
      size: scalar("size") { ContractSize($0)?.bytes },
      headers: node["headers"].map { headers($0, scope) },
      facts: node["fields"].map { facts($0, scope) }, schema: node["schema"].flatMap { schema($0) })
  }

  private mutating func headers(_ node: YAMLNode, _ scope: TemplateScope) -> [ExpectedHeader] {
    (node.entries ?? []).compactMap { entry in
      expected(entry.value, scope).map { ExpectedHeader(name: entry.key.located, value: $0) }
    }
  }

  mutating func facts(_ node: YAMLNode, _ scope: TemplateScope) -> [ExpectedFact] {
    (node.entries ?? []).compactMap { entry in
      let path = self.path(entry.key.slice, scope, ifSeveral: .moreLines)
      let value = expected(entry.value, scope)
      guard let path, let value else { return nil }
      return ExpectedFact(path: path, value: value)
    }
  }

  private mutating func schema(_ node: YAMLNode) -> SchemaExpectation? {
    var reader = SchemaReader()
    let schema = reader.read(node, in: folder)
    complaints += reader.complaints
    moreFiles += reader.files.filter { !moreFiles.contains($0) }
    return schema
  }
}
