// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage

extension SearchRun {
  /// What findings say about every lookup, whichever scenario it answers.
  ///
  /// Found out once for all lookups: there may be thousands of both.
  struct Grounds: Sendable {
    /// The code under which it was found that no record can be told: ids that no path selects, or
    /// that are wrong for every known caller, or a placeholder beside every record.
    let unknowable: String?
    /// The code under which it was found that the answers hold other things, or others' records, than
    /// the mapping is written for.
    let misread: String?
    /// The code under which it was found that everybody is found, whoever calls.
    let everybody: String?
    /// Whether answers were found to be good one time and bad another.
    let isUnreliable: Bool

    init(_ findings: [Finding], of search: ContactSearch) {
      let path = PathSelectsNothing.kind.code
      let id = ContactField.contactsID.rawValue
      let isPlaceholder = search.types.count > 1
      unknowable =
        findings.first { finding in
          finding.kind.code == path && finding.subject.name == id
            || CommonCause.isAboutEveryRecord(finding, of: search)
              && ["", id].contains(finding.subject.name)
            || isPlaceholder && finding.kind.code == LookupNothing.kind.code
            || finding.kind.code == AnswerError.kind.code
            || CommonCause.isIgnoredFilter(finding)
        }?.kind.code
      misread =
        findings.first {
          $0.kind.code == path || LookupNumber.isAboutEverybody($0)
            || CommonCause.isIgnoredFilter($0)
        }?.kind.code
      everybody = findings.first(where: LookupNumber.isAboutEverybody)?.kind.code
      isUnreliable = findings.contains { $0.kind.code == AnswerReliable.kind.code }
    }
  }
}
