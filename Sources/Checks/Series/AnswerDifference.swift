// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PBXEmulation
import Redaction
import Transports

/// The first thing in which two answers to the same lookup differ, compared as JSON values.
struct AnswerDifference {
  /// What differs.
  enum Kind: Hashable {
    /// One has more answers than the other, or none.
    case answers
    case status(Int, Int)
    /// The value at a path.
    case value(String)
    /// The value at a path, which is greater in the later answer.
    case growth(String)
    /// The same elements in another order.
    case order(String)
    /// A key that is in one of them only.
    case key(String)
    /// Bytes of a body that is no JSON.
    case bytes
  }

  let kind: Kind

  init(_ kind: Kind) {
    self.kind = kind
  }

  /// What differs between two lookups; nil if nothing does that matters.
  init?(
    between first: ProbedLookup, and other: ProbedLookup, besides volatile: [VolatilePath]
  ) {
    let (left, right) = (first.raw.withoutReads, other.raw.withoutReads)
    guard left.count == right.count else {
      kind = .answers
      return
    }
    for (one, two) in zip(left, right) {
      if let kind = Self.difference(one.exchange, two.exchange, volatile) {
        self.kind = kind
        return
      }
    }
    return nil
  }

  /// What differs between two exchanges; nil if nothing does that matters.
  static func difference(
    _ one: Exchange, _ two: Exchange, _ volatile: [VolatilePath]
  ) -> Kind? {
    guard let left = one.response, let right = two.response else {
      return one.failure?.kind == two.failure?.kind ? nil : .answers
    }
    if left.status != right.status { return .status(left.status, right.status) }
    if left.body == right.body { return nil }
    guard let before = try? JSONDocument(parsing: left.body),
      let after = try? JSONDocument(parsing: right.body)
    else { return .bytes }
    return JSONDifference(volatile).first(before.root, after.root)
  }

  /// Whether only the order of elements differs.
  var isOrder: Bool {
    if case .order = kind { true } else { false }
  }

  /// Whether a value is greater in the later answer.
  var isGrowth: Bool {
    if case .growth = kind { true } else { false }
  }

  /// The place in fingerprints: a path with `#` for each element, so that it names no record.
  var subject: String {
    switch kind {
    case .answers, .bytes: "answer"
    case .status: "status"
    case .value(let path), .growth(let path), .order(let path), .key(let path): path
    }
  }

  /// What differs, without the values.
  func description(by redactor: Redactor) -> RedactedText {
    switch kind {
    case .answers: "another number of answers"
    case .status(let one, let two): "status \(one), then \(two)"
    case .value(let path), .growth(let path): "another value at '\(redactor.redact(path))'"
    case .order(let path): "another order at '\(redactor.redact(path))'"
    case .key(let path): "'\(redactor.redact(path))' is there in one answer only"
    case .bytes: "other bytes"
    }
  }
}

extension [LookupAnswer] {
  fileprivate var withoutReads: [LookupAnswer] { filter { $0.step.kind != .read } }
}
