// SPDX-License-Identifier: Apache-2.0

import JSONValues
public import Redaction

/// One way in which a request differs from a recorded one.
public struct RequestDifference: Sendable, Hashable {
  /// What differs, such as `query parameter 'phone'` or `body at 'data.0.Phone'`.
  public let subject: RedactedText
  /// What was recorded; nil if it was not there.
  public let recorded: RedactedText?
  /// What is asked; nil if it is not there.
  public let asked: RedactedText?

  /// The difference in one line.
  public var message: RedactedText {
    switch (recorded, asked) {
    case (let recorded?, let asked?): "\(subject): asked '\(asked)', recorded '\(recorded)'"
    case (nil, let asked?): "\(subject): asked '\(asked)', recorded without it"
    case (let recorded?, nil): "\(subject): asked without it, recorded '\(recorded)'"
    case (nil, nil): subject
    }
  }
}

/// Finds out how two requests differ.
struct RequestComparison {
  /// Characters that are shown of a value.
  private static let excerpt = 60

  let recorded: ComparableRequest
  let asked: ComparableRequest
  /// Pieces of redacted text are new texts, so they are redacted once more.
  let redactor: Redactor

  /// Every difference: method, URL, header, body.
  var differences: [RequestDifference] {
    var differences: [RequestDifference] = []
    if recorded.core.method != asked.core.method {
      differences.append(difference("method", recorded.core.method, asked.core.method))
    }
    if recorded.core.url != asked.core.url { differences += urlDifferences }
    differences += headerDifferences
    if let body = bodyDifference { differences.append(body) }
    return differences
  }

  private var urlDifferences: [RequestDifference] {
    let old = recorded.parts
    let new = asked.parts
    var differences: [RequestDifference] = []
    if old.origin != new.origin {
      differences.append(difference("host", Array(old.origin), Array(new.origin)))
    }
    if old.path != new.path {
      differences.append(difference("path", Array(old.path), Array(new.path)))
    }
    differences += parameterDifferences(old, new)
    if old.fragment != new.fragment {
      differences.append(
        difference("fragment", old.fragment.map { Array($0) }, new.fragment.map { Array($0) }))
    }
    if differences.isEmpty {
      differences.append(difference("spelling of the URL", recorded.core.url, asked.core.url))
    }
    return differences
  }

  private func parameterDifferences(_ old: URLParts, _ new: URLParts) -> [RequestDifference] {
    guard old.query != new.query else { return [] }
    let before = old.parameters
    let after = new.parameters
    var differences: [RequestDifference] = []
    var seen: Set<[UInt8]> = []
    for (name, _) in before + after where seen.insert(name).inserted {
      let mine = before.filter { $0.name == name }.map(\.value)
      let theirs = after.filter { $0.name == name }.map(\.value)
      guard mine != theirs else { continue }
      differences.append(
        difference("query parameter '\(safe(name))'", listed(mine), listed(theirs)))
    }
    if differences.isEmpty, before.map(\.name) != after.map(\.name) {
      differences.append(
        difference(
          "order of the query", old.query.map { Array($0) }, new.query.map { Array($0) }))
    }
    return differences
  }

  private func listed(_ values: [[UInt8]?]) -> [UInt8]? {
    values.isEmpty ? nil : Array(values.map { $0 ?? [] }.joined(separator: Array(", ".utf8)))
  }

  private var headerDifferences: [RequestDifference] {
    let names = Set(recorded.headers.keys).union(asked.headers.keys).sorted()
    return names.compactMap { name in
      let old = recorded.headers[name]
      let new = asked.headers[name]
      guard old != new else { return nil }
      let subject: RedactedText = "header '\(redactor.redact(name))'"
      return difference(subject, old.flatMap { listed($0) }, new.flatMap { listed($0) })
    }
  }

  private var bodyDifference: RequestDifference? {
    guard recorded.core.body != asked.core.body else { return nil }
    guard let old = recorded.core.body, let new = asked.core.body else {
      return difference("body", recorded.core.body, asked.core.body)
    }
    if let first = try? JSONDocument(parsing: old), let second = try? JSONDocument(parsing: new),
      let (before, after) = JSONDifference.first(first.root, second.root)
    {
      let place = redactor.redact(after.path)
      return difference("body at '\(place)'", Array(before.rawBytes), Array(after.rawBytes))
    }
    let same = ComparableRequest.commonPrefix(old[...], new[...])
    return difference(
      "body at byte \(same + 1)", Array(old.dropFirst(same)), Array(new.dropFirst(same)))
  }

  private func difference(
    _ subject: RedactedText, _ recorded: [UInt8]?, _ asked: [UInt8]?
  ) -> RequestDifference {
    RequestDifference(
      subject: subject, recorded: recorded.map { safe($0) }, asked: asked.map { safe($0) })
  }

  private func safe(_ bytes: [UInt8]) -> RedactedText {
    let text = String(decoding: bytes.prefix(4 * Self.excerpt), as: UTF8.self)
    guard text.count > Self.excerpt else { return redactor.redact(text) }
    return redactor.redact(text.prefix(Self.excerpt) + "…")
  }
}

/// Finds the first place at which two JSON values differ.
enum JSONDifference {
  /// The smallest values that differ, or the objects and arrays whose keys or lengths do; nil if
  /// only the spelling differs.
  static func first(_ old: JSONValue, _ new: JSONValue) -> (JSONValue, JSONValue)? {
    guard old.kind == new.kind else { return (old, new) }
    switch old.kind {
    case .object:
      let before = old.members
      let after = new.members
      guard before.count == after.count else { return (old, new) }
      for (left, right) in zip(before, after) {
        guard left.key.utf8.elementsEqual(right.key.utf8) else { return (old, new) }
        if let deeper = first(left.value, right.value) { return deeper }
      }
      return nil
    case .array:
      let before = old.elements
      let after = new.elements
      for (left, right) in zip(before, after) {
        if let deeper = first(left, right) { return deeper }
      }
      return before.count == after.count ? nil : (old, new)
    default: return old.rawBytes == new.rawBytes ? nil : (old, new)
    }
  }
}
