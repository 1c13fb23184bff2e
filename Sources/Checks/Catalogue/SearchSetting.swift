// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import PBXEmulation
public import Redaction
import Synchronization

/// What every answer of a run is seen against.
///
/// It is a class because a contract is large: thousands of answers share one.
public final class SearchSetting: Sendable {
  /// The endpoint's promises.
  public let search: ContactSearch
  /// The PBX that asked.
  public let pbx: PBX
  /// Makes text of the answers safe to show.
  public let redactor: Redactor

  /// The places that answers have; what they mean is found out once for all of them.
  let survey: PersonalSurvey

  /// A search, who asks, and what may be shown.
  public init(_ search: ContactSearch, askedBy pbx: PBX, redactor: Redactor) {
    self.search = search
    self.pbx = pbx
    self.redactor = redactor
    survey = PersonalSurvey(allowed: search.allowedPersonalData)
  }
}
