// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// A page that is asked for again holds the same users in the same order.
public enum UsersOrder: UsersCheck {
  /// A blocker: pages of a list that moves lose users.
  public static let kind = FindingKind(
    "users-order", .blocker, .users, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page: EndpointPage? = EndpointPage(
    "a page that is asked for again holds the same users in the same order",
    about: """
      The first, a middle and the last page are asked for a second time. If their users have moved, \
      the CRM sorts by nothing, or by something that changes: while the PBX turns pages, users slip \
      from one to the other, and some are never seen. Sorting by a unique column mends it. Ids that \
      are new each time are another matter: see `users-unique`.
      """,
    passing: ExampleUsers.example(),
    failing: ExampleUsers.example(
      again: [1: ExampleUsers.page([ExampleUsers.ben, ExampleUsers.sara])]))

  /// Compares each page that was asked for twice.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    if let code = run.obstacle ?? run.found(UsersReliable.kind.code) {
      return [SeriesPromise("", .notProven(because: code))]
    }
    let moved = run.walk.again.first { twice in
      twice.before.ids != twice.now.ids && !run.hasNewIDs(twice.before, twice.now)
    }
    guard let moved else {
      return run.walk.again.isEmpty ? [] : [SeriesPromise("", .kept)]
    }
    let page = moved.before.step.page
    var finding = run.finding(
      kind, "", "page \(page) holds other users when it is asked for again",
      at: run.endpoint.request.span,
      evidence: run.evidence(ofPages: [page]) + [run.number(ofAnswer: moved.index)])
    let same = zip(moved.before.ids, moved.now.ids).count { $0 == $1 }
    finding.expected = "the same \(moved.before.ids.count) users in the same order"
    finding.actual = "\(same) of \(moved.before.ids.count) in the same place"
    finding.remedy = "let the request sort by a unique column, such as the id"
    finding.effect = "users slip between pages while the PBX turns them, and are never seen"
    return [SeriesPromise("", .broken([finding]))]
  }
}

extension UsersRun {
  /// Whether two answers to one request show the same people under new ids: the addresses are the
  /// same, or no id is there a second time.
  func hasNewIDs(_ before: UserAnswer, _ now: UserAnswer) -> Bool {
    guard before.ids.count == now.ids.count, before.ids != now.ids else { return false }
    if let one = addresses(of: before), let other = addresses(of: now), !one.joined().isEmpty {
      return one == other
    }
    return Set(before.ids).isDisjoint(with: now.ids)
  }

  private func addresses(of answer: UserAnswer) -> [String]? {
    let body = answer.exchange.response?.body ?? []
    return (try? pbx.users(in: body))?.column(of: .email)?.values.map(\.text)
  }
}
