// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Every mapped path selects something on a page that holds users: the code of searches.
enum UserPaths: UserPageCheck {
  static let kind = PathSelectsNothing.kind

  static func judge(_ page: UserPageCase) -> Judgement {
    if let code = page.noContent { return .notProven(because: code) }
    if page.showsEmptyList { return .notPromised }
    let empty = page.columns.columns.filter(\.values.isEmpty)
    let body = page.response?.body ?? []
    return .found(DeadEnd.each(of: empty, in: body).map { finding(for: $0, page) })
  }

  private static func finding(
    for end: DeadEnd<UserColumns.Column>, _ page: UserPageCase
  ) -> Finding {
    let names = end.columns.map(\.mapping.field.rawValue)
    let fields = RedactedText(authored: names.inWords)
    let path = page.redactor.redact(end.isShared ? end.prefix : end.path)
    var finding = page.finding(
      kind, named: names.first ?? "", "'\(path)' selects nothing in the list of users",
      at: end.columns.first?.mapping.path.source.span)
    finding.label = end.description(by: page.redactor)
    finding.expected = "a value for \(fields) of each user"
    finding.actual = "none of any user"
    finding.remedy = end.remedy(by: page.redactor)
    finding.effect = page.effect("")
    return finding
  }
}

/// Every mapped value is a text or a number: the code of searches.
enum UserTypes: UserPageCheck {
  static let kind = MappingType.kind

  static func judge(_ page: UserPageCase) -> Judgement {
    if let code = page.noContent { return .notProven(because: code) }
    return .found(page.columns.columns.compactMap { finding(for: $0, page) })
  }

  private static func finding(for column: UserColumns.Column, _ page: UserPageCase) -> Finding? {
    guard page.unreadable(column) == nil,
      let name = column.values.lazy.compactMap({ MappingType.name(of: $0) }).first
    else { return nil }
    let field = column.mapping.field.rawValue
    var finding = page.finding(
      kind, named: field, "\(authored: field) is not a text", at: column.mapping.path.source.span)
    finding.label = "selects \(name)"
    finding.expected = "a text or a number"
    finding.actual = name
    finding.remedy = "let the path go on to the value inside, or let the CRM send a text"
    finding.effect = "raw JSON instead of the \(authored: field) in the list of users"
    return finding
  }
}

/// A name that is not optional is never empty: the code of searches.
///
/// Ids and addresses are judged by checks of their own.
enum UserGaps: UserPageCheck {
  static let kind = MappingEmpty.kind

  static func judge(_ page: UserPageCase) -> Judgement {
    if let code = page.noContent { return .notProven(because: code) }
    return .found(page.columns.columns.compactMap { finding(for: $0, page) })
  }

  private static func finding(for column: UserColumns.Column, _ page: UserPageCase) -> Finding? {
    let field = column.mapping.field
    guard [.firstName, .lastName].contains(field), page.unreadable(column) == nil,
      page.pbx.contract.users?.optional.contains(field) == false
    else { return nil }
    let empty = column.values.count(where: \.isBlank)
    guard empty > 0 else { return nil }
    let name = RedactedText(authored: field.rawValue)
    var finding = page.finding(
      kind, named: field.rawValue, "\(name) is empty", at: column.mapping.path.source.span)
    finding.label = "selects nothing to read"
    finding.expected = "a value, since \(name) is not optional"
    finding.actual = "\(empty) of \(column.values.count) users of the page have none"
    finding.remedy = "fill it in the CRM, or write optional: [\(name)]"
    finding.effect = "a user without \(name) in the list"
    return finding
  }
}

extension UserColumns.Column: PathColumn {}
