// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics

extension SearchRun {
  /// The code under which a search that gives everybody to everyone was found; nil if none was.
  ///
  /// Where the answers show numbers, ``LookupNumber`` says so. Where they hide them, as Request
  /// Tracker does from an agent without the right to see its field, only the caller whom nobody
  /// knows shows it: then several records for each spelling are no statement about spellings.
  func everybody(in cells: [FormatCell]) -> String? {
    if let seen = grounds.everybody { return seen }
    guard cells.allSatisfy({ $0.records.count > 1 }) else { return nil }
    return findings.first { $0.kind.code == LookupNothing.kind.code }?.kind.code
  }
}
