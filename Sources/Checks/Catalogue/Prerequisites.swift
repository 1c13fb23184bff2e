// SPDX-License-Identifier: Apache-2.0

import Contracts
import Contracts
import Diagnostics
import PBXEmulation
import PBXLanguage

extension LookupCase {
  /// The code that keeps a column from being judged; nil if it may be.
  func unreadable(_ column: ContactMatch.Column) -> String? {
    guard !earlier.isEmpty else { return nil }
    let code = PathSelectsNothing.kind.code
    if column.values.isEmpty, hasBroken([code]) != nil { return code }
    return earlier.first {
      $0.kind.code == LookupAligned.kind.code && $0.subject.name == column.name
    }?.kind.code
  }

  /// The code that keeps a field from being judged; nil if it may be, or if it is not mapped.
  func unreadable(_ field: ContactField) -> String? {
    earlier.isEmpty ? nil : match.column(of: field).flatMap { unreadable($0) }
  }

  /// The first code that keeps one of these columns from being judged.
  func unreadable(oneOf columns: [ContactMatch.Column]) -> String? {
    earlier.isEmpty ? nil : columns.lazy.compactMap { unreadable($0) }.first
  }

  /// The code that keeps the records from being judged; nil if there are some.
  ///
  /// Whether there should be any is promised by `lookup-known` or `lookup-several` alone.
  var noRecords: String? {
    if let code = noContent ?? unreadable(.contactsID) { return code }
    return recordCount == 0 ? scenario.countingCode : nil
  }

  /// The code that keeps the expected records from being judged; nil if it may be.
  ///
  /// Fields of strangers say nothing about the contract.
  var noRecord: String? {
    if let code = noRecords ?? hasBroken([LookupNumber.kind.code]) { return code }
    if scenario.isShared || recordCount == 1 { return nil }
    return hasBroken([LookupAligned.kind.code]) ?? LookupKnown.kind.code
  }
}

extension Scenario {
  /// The check that counts the records.
  var countingCode: String { isShared ? LookupSeveral.kind.code : LookupKnown.kind.code }
}

extension ContactMatch.Column {
  /// The field's name, or `popup`; part of fingerprints.
  var name: String { mapping?.field.rawValue ?? "popup" }
}

extension ContactMatch {
  /// The columns of the fields, and the one of the pop-up's address.
  var allColumns: [Column] { popupColumn.map { columns + [$0] } ?? columns }
}
