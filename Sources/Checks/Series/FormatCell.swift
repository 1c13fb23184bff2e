// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Readiness

/// What came of one number dialled in one spelling.
struct FormatCell {
  let spelling: DialledSpelling
  let dialled: String
  let records: [ScenarioCase.Record]
  let evidence: [Int]
  /// The code that keeps it from being judged; nil if it may be.
  let obstacle: String?
  /// What is wrong with the answer to this spelling, where the scenarios are answered as promised.
  let fault: Finding?
  private let wanted: String
  private let isAsked: Bool

  init(_ spelling: DialledSpelling, _ dialled: String, of row: FormatRow, in run: SearchRun) {
    self.spelling = spelling
    self.dialled = dialled
    let lookup = run.lookup(.call(dialled))
    records = lookup?.records ?? []
    evidence = lookup?.evidence ?? []
    // An error that only this spelling meets is its own: agents see nobody.
    let met = Set((run.findings.map(\.kind.code)) + FailureToAsk.all.map(\.kind.code))
    let isCommon = lookup.map { run.isUnreliable($0) } ?? false
    fault = isCommon ? nil : lookup?.faults.first.flatMap { met.contains($0.kind.code) ? nil : $0 }
    obstacle = fault == nil ? run.obstacle(to: lookup) : nil
    isAsked = lookup != nil
    // The reader has refused secrets and unknown variables in ids.
    wanted = (try? run.pbx.render(row.format.finds, with: [:])) ?? row.format.finds.source.text
  }

  /// Whether it finds the record and no other.
  var isFound: Bool { outcome == .found }

  /// What was found, as the matrix shows it.
  var outcome: FormatMatrix.Outcome {
    guard isAsked else { return .notAsked }
    if obstacle != nil || fault != nil { return .unanswered }
    let own = records.count { $0.value(of: .contactsID)?.text == wanted }
    if own > 0 { return records.count == 1 ? .found : .several }
    return records.isEmpty ? .nobody : .others
  }
}
