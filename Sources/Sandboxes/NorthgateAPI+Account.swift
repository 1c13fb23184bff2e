// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues

/// What the CRM tells about itself and about who asks.
extension NorthgateAPI {
  /// Who asks; all null for somebody who was let in without a credential.
  func me(_ caller: Caller) -> ServerResponse {
    let user = caller.user
    let scopes = NorthgateScope.allCases.filter(caller.scopes.contains)
    let role = faults.tokens.role(of: user)
    return single([
      .init("id", JSONOutput(user?.id)),
      .init("display_name", .string(user?.displayName ?? "Anonymous user")),
      .init("email", JSONOutput(user?.email)), .init("role", JSONOutput(role?.rawValue)),
      .init("scopes", .array(scopes.map { .string($0.rawValue) })),
    ])
  }

  /// The company that the CRM belongs to, and who owns what nobody else owns.
  func ownAccount() -> ServerResponse {
    let id = NorthgateRecord.Owner().id
    let isActive = directory[id]?.isActive ?? false
    return single([
      .init("id", "northgate"), .init("name", "Northgate"),
      .init("default_owner", ["id": .string(id), "active": .bool(isActive)]),
    ])
  }

  func invoices() -> ServerResponse {
    let invoices = [("i1", "INV-2026-0001", "1250.00"), ("i2", "INV-2026-0002", "310.50")]
    return list(
      invoices.map { id, number, total in
        [
          .init("id", .string(id)), .init("number", .string(number)),
          .init("amount", .string(total)), .init("account_id", "a1"),
        ]
      })
  }

  /// Who has a key; the keys themselves are never shown.
  func apiKeys() -> ServerResponse {
    list(
      directory.identities.map { user in
        [.init("id", .string("k-\(user.role.rawValue)")), .init("user_id", .string(user.id))]
      })
  }

  private func single(_ members: [JSONOutput.Member]) -> ServerResponse {
    let object = faults.records.object(members, at: .alone)
    return .json(200, .object(faults.records.renamed([.init("data", object)])))
  }

  private func list(_ rows: [[JSONOutput.Member]]) -> ServerResponse {
    let elements = rows.enumerated().map { index, members in
      faults.records.object(members, at: .listed(index: index, count: rows.count))
    }
    return .json(200, envelope(elements, hasMore: false, total: rows.count))
  }
}
