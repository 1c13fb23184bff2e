// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Every mapped list of users is as long as the list of their ids.
public enum UsersAligned: UserPageCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "users-aligned", .blocker, .users, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "every mapped list of users is as long as the list of their ids",
    about: """
      The PBX takes a list for each field and puts the lists side by side. A key that one user lacks \
      is left out of its list, so that every later value moves up by one: an extension is associated \
      with somebody else, by an address that is not his. A key with `null` or an empty text keeps \
      its place.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example([
      ExampleUsers.page([ExampleUsers.sara, #"{"id": "u2", "first_name": "Ben"}"#]),
      ExampleUsers.page([ExampleUsers.cara]),
    ]))

  static func judge(_ page: UserPageCase) -> Judgement {
    if let code = page.noContent { return .notProven(because: code) }
    let shifted = page.columns.columns.filter { column in
      page.unreadable(column) == nil && column.values.count != page.columns.count
    }
    return .found(shifted.map { finding(for: $0, page) })
  }

  private static func finding(for column: UserColumns.Column, _ page: UserPageCase) -> Finding {
    let field = column.mapping.field.rawValue
    let values = column.values.count.spoken("value")
    let users = page.columns.count.spoken("user")
    var finding = page.finding(
      kind, named: field, "the list of \(authored: field) is not aligned with the list of ids",
      at: column.mapping.path.source.span)
    finding.label = "\(values) for \(users)"
    finding.expected = "\(page.columns.count.spoken("value")), one a user"
    finding.actual = values
    finding.remedy = "let the CRM send the key for every user, with null where it has no value"
    finding.effect = "an extension is given the \(authored: field) of somebody else"
    return finding
  }
}
