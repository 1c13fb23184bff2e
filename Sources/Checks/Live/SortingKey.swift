// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import JSONValues
import Transports

/// A value that decides who comes first; the lowest does.
struct SortingKey: Comparable {
  /// Values of one form can be compared.
  enum Form: Hashable {
    case instant, number, date, state
  }

  let form: Form
  private let rank: Rank
  private let isDescending: Bool

  private enum Rank: Equatable {
    case number(JSONNumber)
    case text(String)
  }

  /// Reads a value as the rule means it; nil if it cannot be.
  init?(_ value: GJSONValue, by rule: SeveralRule) {
    switch rule {
    case .newest: isDescending = true
    case .oldest, .activeFirst, .ask, .reject: isDescending = false
    }
    if case .activeFirst = rule {
      form = .state
      rank = .text(value.isActive ? "0" : "1")
    } else if value.kind == .number, let number = JSONNumber(value.text) {
      form = .number
      rank = .number(number)
    } else if let instant = Timestamp(rfc3339: value.text) {
      form = .instant
      rank = .number(JSONNumber(Int(instant.microseconds)))
    } else if value.kind == .string, value.text.isDate {
      form = .date
      rank = .text(value.text)
    } else {
      return nil
    }
  }

  static func < (left: SortingKey, right: SortingKey) -> Bool {
    let isBefore =
      switch (left.rank, right.rank) {
      case (.number(let one), .number(let other)): one < other
      case (.text(let one), .text(let other)): one < other
      default: false
      }
    return left.isDescending ? !isBefore && left.rank != right.rank : isBefore
  }
}

extension GJSONValue {
  /// Whether a state says that the record is in use: true, 1, or a word for it.
  fileprivate var isActive: Bool {
    let words: Set<String> = ["true", "1", "active", "open", "enabled", "current", "yes"]
    return words.contains(text.lowercased())
  }
}

extension String {
  /// Whether it is a date without a zone that sorts as text: `2026-03-01 08:00:00`.
  fileprivate var isDate: Bool {
    let bytes = Array(utf8)
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
    return bytes.allSatisfy { 0x30...0x39 ~= $0 || [0x2D, 0x3A, 0x20, 0x54, 0x2E].contains($0) }
  }
}
