// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// What is wrong with the pages of users: the one fault by which the others are explained.
struct PagingFault {
  /// The name in the fingerprint.
  let name: String
  let message: RedactedText
  let expected: RedactedText
  let actual: RedactedText
  let remedy: RedactedText
  /// The pages that show it.
  let pages: [Int]
  /// Exchanges besides.
  var evidence: [Int] = []

  /// The first fault of a run; nil if the pages are right.
  init?(of run: UsersRun) {
    let faults: [(UsersRun) -> PagingFault?] = [
      Self.ofEnd, Self.ofMore, Self.ofCap, Self.ofTwice, Self.ofLost,
    ]
    guard let fault = faults.lazy.compactMap({ $0(run) }).first else { return nil }
    self = fault
  }

  private init(
    _ name: String, _ message: RedactedText, expected: RedactedText, actual: RedactedText,
    remedy: RedactedText, pages: [Int], evidence: [Int] = []
  ) {
    self.name = name
    self.message = message
    self.expected = expected
    self.actual = actual
    self.remedy = remedy
    self.pages = pages
    self.evidence = evidence
  }

  /// A walk that did not end as it should.
  private static func ofEnd(_ run: UsersRun) -> PagingFault? {
    let last = run.walk.pages.last?.step.page ?? 1
    switch run.walk.end {
    case nil, .complete, .refusedPastEnd, .failed, .linkInHeader: return nil
    case .repeats(let page): return run.repeatsPastEnd ? nil : repeated(page, last)
    case .limit: return limit(run)
    case .noLink:
      return PagingFault(
        "link", "what stands where the next page should be named is no address",
        expected: "an absolute address", actual: run.redactor.redact(run.walk.nextOfLast),
        remedy: "correct the path of `paging.next`, or page by number", pages: [last])
    case .foreignLink:
      return PagingFault(
        "host", "the next page is at another host",
        expected: "a link to \(run.redactor.redact(run.walk.originOfLast))",
        actual: run.redactor.redact(run.walk.nextOfLast),
        remedy:
          "let the CRM link to the host that was asked: the credential goes where the link goes",
        pages: [last])
    }
  }

  private static func repeated(_ page: Int, _ last: Int) -> PagingFault {
    let isIgnored = page == 1 && last == 2
    return PagingFault(
      isIgnored ? "ignored" : "loop",
      isIgnored
        ? "the second page holds the users of the first"
        : "page \(last) holds the users of page \(page) again: the pages never end",
      expected: "other users on each page, and an end", actual: "the users of page \(page) again",
      remedy: isIgnored
        ? "compare the names of the paging parameters with the CRM's API documentation"
        : "let the page behind the last one be empty, or name no next page",
      pages: [page, last])
  }

  private static func limit(_ run: UsersRun) -> PagingFault {
    let seen = run.users.count
    if let total = run.total, seen > total {
      return PagingFault(
        "endless", "the pages never end", expected: "\(total) users, as the answer states",
        actual: "\(seen) users after \(PBXLimits.pagedRequests) requests, and there is more",
        remedy: "let the page behind the last one be empty",
        pages: [PBXLimits.pagedRequests])
    }
    let all: RedactedText = run.total.map { "\($0) users" } ?? "the end of the list"
    return PagingFault(
      "limit", "\(PBXLimits.pagedRequests) requests do not reach the last user",
      expected: "\(all) within \(PBXLimits.pagedRequests) requests",
      actual: "\(seen) users, and there is more",
      remedy:
        "ask for larger pages with `paging.size`, or let the request leave out whom nobody needs",
      pages: [PBXLimits.pagedRequests])
  }

  /// One answer that says that there is more.
  private static func ofMore(_ run: UsersRun) -> PagingFault? {
    guard case .none = run.endpoint.paging.value, let answer = run.walk.pages.first else {
      return nil
    }
    let page = UserPageCase(
      answer, number: run.number(ofAnswer: 0), of: run.endpoint, askedBy: run.pbx,
      redactor: run.redactor)
    guard let sign = PagingSign(in: page, records: answer.ids.count) else { return nil }
    return PagingFault(
      "more", "the one answer says that there is more", expected: "every user in one answer",
      actual: sign.description(by: run.redactor),
      remedy: "write `paging` with the mode of the CRM's pages", pages: [1])
  }

  /// Pages shorter than they were asked for, though more follow.
  private static func ofCap(_ run: UsersRun) -> PagingFault? {
    var full = run.walk.pages.filter { !$0.ids.isEmpty }
    // What comes again behind the end is no page that follows.
    if run.repeatsPastEnd { full.removeLast() }
    guard let size = run.endpoint.paging.value.size,
      let short = full.dropLast().first(where: { $0.ids.count < size })
    else { return nil }
    let page = short.step.page
    return PagingFault(
      "cap", "page \(page) is shorter than it was asked for, though more follow",
      expected: "\(size) users on each page but the last", actual: "\(short.ids.count) users",
      remedy: "write `size: \(short.ids.count)` under `paging`: the CRM gives no more at once",
      pages: [page, page + 1])
  }

  /// Users that stand on two pages.
  private static func ofTwice(_ run: UsersRun) -> PagingFault? {
    var first: [String: Int] = [:]
    var twice: [(ListedUser, Int)] = []
    for (index, user) in run.users.enumerated() where !user.id.isEmpty {
      guard let before = first[user.id].map({ run.users[$0] }) else {
        first[user.id] = index
        continue
      }
      // The same id of two people is a fault of the ids.
      if before.page != user.page, before.email == user.email {
        twice.append((user, Int(before.page)))
      }
    }
    guard let (user, page) = twice.first else { return nil }
    return PagingFault(
      "twice", "\(twice.count.spoken("user")) of one page came on a page before",
      expected: "each user once",
      actual: "the user at place \(user.place) of page \(user.page) stands on page \(page) too",
      remedy: "let the CRM sort by a unique column, and count pages and places alike",
      pages: [page, Int(user.page)])
  }

  /// Users that the walk did not see.
  private static func ofLost(_ run: UsersRun) -> PagingFault? {
    let answers = run.walk.answers
    if let index = answers.firstIndex(where: { $0.step.purpose == .beyond }),
      !answers[index].ids.isEmpty
    {
      let page = answers[index].step.page
      return PagingFault(
        "hole", "page \(page - 1) is empty, and page \(page) is not",
        expected: "no user behind an empty page",
        actual: "\(answers[index].ids.count.spoken("user")) on page \(page)",
        remedy: "let the CRM fill each page before it begins the next", pages: [page - 1],
        evidence: [run.number(ofAnswer: index)])
    }
    // Where ids are new each time, a page cannot be compared with another.
    guard let index = answers.firstIndex(where: { $0.step.purpose == .wider }),
      !run.walk.again.contains(where: { run.hasNewIDs($0.before, $0.now) })
    else { return nil }
    let seen = Set(run.users.lazy.map(\.id))
    let lost = answers[index].ids.filter { !seen.contains($0) }
    guard !lost.isEmpty else { return nil }
    return PagingFault(
      "lost", "\(lost.count.spoken("user")) stand on no page",
      expected: "every user on one of the pages",
      actual: "a page of twice the size shows users that fell between the first two pages",
      remedy: "let the CRM begin each page where the one before it ends", pages: [1, 2],
      evidence: [run.number(ofAnswer: index)])
  }
}

extension UsersRun {
  /// Whether the walk was over when the last page came a second time: that is the answer to the page
  /// past the end.
  var repeatsPastEnd: Bool {
    guard case .repeats(let page) = walk.end, endpoint.paging.value.isNumbered,
      let last = walk.pages.last, page == last.step.page - 1
    else { return false }
    if let total { return users.count == total }
    guard let size = endpoint.paging.value.size else { return false }
    return last.ids.count < size
  }
}

extension UserWalk {
  fileprivate var nextOfLast: String { pages.last?.next ?? "" }

  fileprivate var originOfLast: String {
    String(
      (pages.last?.exchange.request.url ?? "").split(
        separator: "/", maxSplits: 3, omittingEmptySubsequences: false
      ).prefix(3).joined(separator: "/"))
  }
}
