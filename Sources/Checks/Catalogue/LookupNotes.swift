// SPDX-License-Identifier: Apache-2.0

import PBXEmulation

/// What checks that compare lookups want to know of a scenario's answers, noted while they are read.
///
/// Answers take much more room once they are read than they had as bytes. So they are not kept, and
/// read again only where one of these notes is not enough.
struct LookupNotes: Sendable {
  /// Every record that was found, as the PBX would keep it.
  let contacts: [KeptContact]
  // A list of one or none: it is hardly ever there, and a list takes less room then.
  private let furtherPages: [(answer: Int, sign: PagingSign)]
  /// Personal data beyond the mapping, with the place of the answer that holds it.
  let personal: [(answer: Int, entry: PersonalInventory.Entry)]

  /// Nothing of note: nobody asks for it.
  init() {
    contacts = []
    furtherPages = []
    personal = []
  }

  /// The first search with records that says there is more, by its place among the answers; nil if
  /// none does.
  var furtherPage: (answer: Int, sign: PagingSign)? { furtherPages.first }

  init(_ lookup: ScenarioCase, _ survey: PersonalSurvey) {
    contacts = lookup.records.map(KeptContact.init)
    var furtherPage: (answer: Int, sign: PagingSign)?
    var personal: [(answer: Int, entry: PersonalInventory.Entry)] = []
    for place in lookup.answers.indices {
      let answer = lookup.answers[place]
      if furtherPage == nil, answer.isSearch, answer.recordCount > 0 {
        furtherPage = PagingSign(in: answer, records: answer.recordCount).map { (place, $0) }
      }
      guard case .success(let document) = answer.json else { continue }
      personal += survey.entries(answer, document).map { (place, $0) }
    }
    furtherPages = furtherPage.map { [$0] } ?? []
    self.personal = personal
  }
}
