// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
public import PBXEmulation
import PBXLanguage
public import Redaction
import Transports

/// Every page of users that was asked for, for the checks that look at the list as a whole.
public struct UsersRun: Sendable {
  /// What was to be run.
  public let scope: UsersScope
  /// The PBX that asked.
  public let pbx: PBX
  /// The pages, and how the walk ended.
  public let walk: UserWalk
  /// The number of the first exchange.
  public let numbers: [Int]
  /// Makes text of the answers safe to show.
  public let redactor: Redactor
  /// Every user of the walk, page by page; a page that came a second time counts once.
  public let users: [ListedUser]
  /// What was found so far.
  public internal(set) var findings: [Finding]
  /// The code of why nothing more was asked, if no finding says so.
  let stop: String?

  /// A run whose answers have these numbers in the order of the run.
  ///
  /// `findings`: what was found before, such as a credential that is refused; `stop`: the code of why
  /// pages were not asked for, if no finding says so.
  public init(
    _ scope: UsersScope, askedBy pbx: PBX, walk: UserWalk, numbers: [Int],
    findings: [Finding] = [], stop: String? = nil, redactor: Redactor
  ) {
    self.scope = scope
    self.pbx = pbx
    self.walk = walk
    self.numbers = numbers
    self.findings = findings
    self.stop = stop
    self.redactor = redactor
    var users: [ListedUser] = []
    users.reserveCapacity(walk.answers.reduce(0) { $0 + $1.ids.count })
    for answer in walk.fresh {
      let body = answer.exchange.response?.body ?? []
      guard let columns = try? pbx.users(in: body) else { continue }
      users += ListedUser.all(of: columns, in: body, page: answer.step.page)
    }
    self.users = users
  }

  /// Get Users.
  public var endpoint: UsersEndpoint { scope.endpoint }

  /// What a finding of a name is about.
  static func subject(_ name: String = "") -> FindingSubject {
    FindingSubject(endpoint: "users", interaction: "users", name: name)
  }

  /// The number of the exchange of an answer.
  func number(ofAnswer index: Int) -> Int { numbers[index] }

  /// The numbers of the exchanges of pages.
  func evidence(ofPages pages: some Sequence<Int>) -> [Int] {
    let wanted = Set(pages)
    return walk.answers.indices.filter {
      walk.answers[$0].step.purpose != .again && wanted.contains(walk.answers[$0].step.page)
    }.map(number).prefix(5).map(\.self)
  }

  /// The code that keeps the list from being judged; nil if every page could be read.
  var obstacle: String? {
    if walk.answers.isEmpty { return findings.first?.kind.code ?? stop ?? AnswerMissing.kind.code }
    let codes = Set(
      FailureToAsk.all.map(\.kind.code) + CheckCatalogue.commonAnswers.map { $0.kind.code })
    let ofContent = codes.subtracting([
      AnswerType.kind.code, AnswerSize.kind.code, AnswerHeader.kind.code, AnswerShape.kind.code,
    ])
    let id = UserField.uniqueID.rawValue
    let found = findings.first { finding in
      finding.subject.endpoint == "users" && ofContent.contains(finding.kind.code)
        || finding.kind.code == PathSelectsNothing.kind.code && finding.subject.name == id
    }
    return found?.kind.code ?? (walk.end == nil ? stop ?? AnswerMissing.kind.code : nil)
  }

  /// The first of these codes that was found about users.
  func found(_ codes: String...) -> String? {
    findings.first { $0.subject.endpoint == "users" && codes.contains($0.kind.code) }?.kind.code
  }

  /// The number of users that the first page states.
  var total: Int? { walk.answers.lazy.compactMap(\.total).first }

  /// How many different users the pages hold.
  var distinctCount: Int { Set(users.map(\.id)).count }

  /// A finding about the list as a whole.
  func finding(
    _ kind: FindingKind, _ name: String, _ message: RedactedText, at place: SourceSpan?,
    evidence: [Int]
  ) -> Finding {
    var finding = Finding(kind, about: Self.subject(name), message, at: place)
    finding.evidence = evidence.sorted()
    return finding
  }

  /// Where the contract says how pages are walked.
  var pagingSpan: SourceSpan { endpoint.paging.span ?? endpoint.request.span }
}

extension UserWalk {
  /// Pages of the PBX's walk, in order.
  var pages: [UserAnswer] { answers.filter { $0.step.purpose == .walk } }

  /// Those that hold users no page before them held as a whole.
  var fresh: [UserAnswer] {
    let pages = pages + answers.filter { $0.step.purpose == .beyond }
    if case .repeats = end { return Array(pages.dropLast()) }
    return pages
  }

  /// Pages that were asked for again, with what they held the first time.
  var again: [(index: Int, before: UserAnswer, now: UserAnswer)] {
    answers.indices.compactMap { index in
      let now = answers[index]
      guard now.step.purpose == .again,
        let before = pages.first(where: { $0.step.page == now.step.page })
      else { return nil }
      return (index, before, now)
    }
  }
}
