// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Redaction

/// What a CRM does with a number, told from the spellings that find it.
enum SearchBehaviour {
  /// The name of it; nil if the pattern fits none.
  ///
  /// `found`: whether a text that was dialled finds the record.
  static func name(of row: FormatRow, found: (String) -> Bool) -> RedactedText? {
    let hits = row.spellings.filter { row.dialled[$0].map(found) ?? false }
    if hits.isEmpty { return "not found" }
    let shared = row.tails.keys.sorted().filter { row.tails[$0].map(found) ?? false }
    if let least = shared.first { return "last \(least) digits, or fewer" }
    let international: [DialledSpelling] = [.e164, .digits, .doubleZero, .international]
    let national: [DialledSpelling] = [.national, .nationalDigits]
    if (international + national).allSatisfy(hits.contains) { return "normalises" }
    if international.allSatisfy(hits.contains) { return "normalises +, 00, digits" }
    let stored = row.format.stored.value
    if hits.allSatisfy({ row.dialled[$0] == stored }) { return "exact text" }
    let parts = row.spellings.filter { row.dialled[$0].map(stored.contains) ?? false }
    if parts == hits { return "contains" }
    if [.e164, .international].allSatisfy(hits.contains), !hits.contains(.digits) {
      return "ignores blanks, needs +"
    }
    return hits == [.e164] ? "normalises stored only" : nil
  }
}
