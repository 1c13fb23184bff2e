// SPDX-License-Identifier: Apache-2.0

/// What faults make of a list of found records.
struct ListFaults: Sendable {
  private(set) var hasRandomOrder = false
  private(set) var hasMorePages = false
  private(set) var hasPlaceholder = false
  private(set) var noMatch: SandboxFault.NoMatch?
  private(set) var otherID: SandboxFault.OtherID?
  private var isOldestFirst = false
  private var isArchivedFirst = false
  private var isDoubled = false

  /// Of two faults that set one thing the last counts.
  init(_ faults: [SandboxFault]) {
    for fault in faults {
      switch fault {
      case .randomOrder: hasRandomOrder = true
      case .oldestFirst: isOldestFirst = true
      case .archivedFirst: isArchivedFirst = true
      case .duplicateRecord: isDoubled = true
      case .morePages: hasMorePages = true
      case .placeholder: hasPlaceholder = true
      case .noMatch(let form): noMatch = form
      case .otherID(let form): otherID = form
      default: break
      }
    }
  }

  /// Records in the order and number in which they are answered.
  func arranged(_ records: [NorthgateRecord]) -> [NorthgateRecord] {
    var records = records
    // A sort that keeps the order of equals: the position decides between them.
    if isOldestFirst { records = sorted(records) { $0.updated < $1.updated } }
    if isArchivedFirst { records = sorted(records) { !$0.isActive && $1.isActive } }
    return isDoubled ? records.flatMap { [$0, $0] } : records
  }

  private func sorted(
    _ records: [NorthgateRecord], by comesFirst: (NorthgateRecord, NorthgateRecord) -> Bool
  ) -> [NorthgateRecord] {
    records.enumerated().sorted { left, right in
      if comesFirst(left.element, right.element) { return true }
      return !comesFirst(right.element, left.element) && left.offset < right.offset
    }.map(\.element)
  }
}
