// SPDX-License-Identifier: Apache-2.0

/// On whose behalf a request is made.
struct Caller: Sendable {
  /// Which records somebody sees.
  enum Sight: Sendable, Hashable {
    case everything
    case own(userID: String)
    case nothing
  }

  /// Nil for somebody who has brought no credential and was let in all the same.
  let user: NorthgateUser?
  let scopes: Set<NorthgateScope>
  let sight: Sight
  /// Whether an access token was brought, and no API key.
  var hasToken = false

  /// Whether it is somebody without a credential to whom the CRM looks empty.
  var seesNobody: Bool { user == nil && sight == .nothing }

  func sees(_ record: NorthgateRecord) -> Bool { sees(owner: record.owner?.id) }

  /// Whether the caller sees what a user owns, or nobody.
  func sees(owner: String?) -> Bool {
    switch sight {
    case .everything: true
    case .own(let id): owner == id
    case .nothing: false
    }
  }
}
