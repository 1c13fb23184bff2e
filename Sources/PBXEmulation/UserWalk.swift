// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
import GJSONPaths
public import GoTemplates
import PBXLanguage
public import Transports

/// Get Users from the first page to the end, and then a few pages once more.
///
/// A value that knows the next request from the answers so far and sends nothing itself. The vendor's
/// page says that the PBX goes on "until all data has been retrieved" and does not say how it knows;
/// so numbered pages are walked until one is empty, and links until there is none. What would keep
/// another PBX from the end, such as a page that is shorter than it was asked for, the checks find.
public struct UserWalk: Sendable {
  /// Requests that a PBX makes at most in one synchronisation.
  public static let mostRequests = PBXLimits.pagedRequests
  /// Requests that a walk can cost: those of the PBX, one page beyond, pages asked for again, one wider.
  public static let mostRequestsOfRun = mostRequests + 2 + mostAgain
  private static let mostAgain = 3

  /// The answers so far, in order.
  public private(set) var answers: [UserAnswer] = []
  /// How the walk ended; nil while it goes on.
  public private(set) var end: End?
  /// Whether an address of a next page was relative, so that only we could follow it.
  public private(set) var hasRelativeLinks = false
  /// Why a request could not be rendered.
  public private(set) var obstacle: TemplateExecutionError?

  private let pbx: PBX
  /// Whether there may be more pages than one.
  var isPaged: Bool {
    if case Paging.none? = pbx.contract.users?.paging.value { false } else { true }
  }
  private var pending: [(step: UserStep, request: Request)] = []
  private var first: Request?
  private var requests: [Request] = []
  private var pagesByIDs: [Int: Int] = [:]
  private var askedURLs: Set<String> = []
  private var seen = 0

  /// How a walk ends.
  public enum End: Sendable, Hashable {
    /// As it should: an empty page, no next link, or the one answer that there is.
    case complete
    /// The page past the last one was refused, with a status.
    case refusedPastEnd
    /// A page was not answered as promised, so that the rest is not known.
    case failed
    /// A page holds the very users of an earlier one, or links lead back to it.
    case repeats(page: Int)
    /// After the most requests that a PBX makes there was more.
    case limit
    /// The next page stands only in a `Link` header, where no PBX looks.
    case linkInHeader
    /// The next page is at another host, where the credential must not be sent.
    case foreignLink
    /// What stands where the link should is no address.
    case noLink
  }

  /// A walk that has asked nothing yet.
  public init(by pbx: PBX) {
    self.pbx = pbx
    guard let users = pbx.contract.users else { return }
    do throws(TemplateExecutionError) {
      let request = try pbx.render(users.request, with: [:])
      first = request
      plan(request.asking(for: 1, users.paging.value), UserStep(page: 1, .walk))
    } catch {
      obstacle = error
    }
  }

  /// The next step and its request; nil if the walk is over.
  ///
  /// Answer it with ``receive(_:to:)`` before asking for another.
  public mutating func nextStep() -> (step: UserStep, request: Request)? { pending.popLast() }

  /// Takes the answer to a step, and finds out what follows.
  public mutating func receive(_ exchange: Exchange, to step: UserStep) {
    guard let users = pbx.contract.users else { return }
    let answer: UserAnswer
    do throws(TemplateExecutionError) {
      answer = try read(exchange, step, users)
    } catch {
      obstacle = error
      return
    }
    answers.append(answer)
    switch step.purpose {
    case .again, .wider: break
    case .beyond:
      seen += answer.ids.count
      finish(.complete)
    case .walk: follow(answer, users)
    }
  }

  private func read(
    _ exchange: Exchange, _ step: UserStep, _ users: UsersEndpoint
  ) throws(TemplateExecutionError) -> UserAnswer {
    guard let response = exchange.response, users.isPromised(response) else {
      return UserAnswer(step, exchange, ids: [], total: nil, next: nil)
    }
    let ids = try pbx.users(in: response.body).column(of: .uniqueID)?.values.map(\.text)
    var total: Int?
    if let path = users.total {
      total = try pbx.value(at: path, in: response.body).flatMap { Int($0.text) }
    }
    var next: String?
    if case .link(let path, _) = users.paging.value {
      next = try pbx.value(at: path, in: response.body).flatMap(\.linkText)
    }
    return UserAnswer(step, exchange, ids: ids ?? [], total: total, next: next)
  }

  private mutating func follow(_ answer: UserAnswer, _ users: UsersEndpoint) {
    guard let response = answer.exchange.response else { return finish(.failed) }
    let page = answer.step.page
    guard users.isPromised(response) else {
      let isPastEnd =
        users.paging.value.isNumbered && page > 1 && !isMoreDue
        && [204, 400, 404, 410, 416, 422].contains(response.status)
      return finish(isPastEnd ? .refusedPastEnd : .failed)
    }
    seen += answer.ids.count
    if let twin = twin(of: answer) { return finish(.repeats(page: twin)) }
    switch users.paging.value {
    case .none: finish(.complete)
    case .page, .offset: followNumber(answer, users.paging.value)
    case .link: followLink(answer, response)
    }
  }

  /// The earlier page that holds the same users in the same order; nil for one without users.
  private mutating func twin(of answer: UserAnswer) -> Int? {
    guard !answer.ids.isEmpty else { return nil }
    let hash = answer.ids.hashValue
    if let page = pagesByIDs[hash], answers[page - 1].ids == answer.ids { return page }
    pagesByIDs[hash] = answer.step.page
    return nil
  }

  private mutating func followNumber(_ answer: UserAnswer, _ paging: Paging) {
    let page = answer.step.page
    guard let first else { return }
    if answer.ids.isEmpty {
      guard page > 1, isMoreDue else { return finish(.complete) }
      return plan(first.asking(for: page + 1, paging), UserStep(page: page + 1, .beyond))
    }
    guard page < Self.mostRequests else {
      return finish(answers.lazy.compactMap(\.total).first == seen ? .complete : .limit)
    }
    plan(first.asking(for: page + 1, paging), UserStep(page: page + 1, .walk))
  }

  private mutating func followLink(_ answer: UserAnswer, _ response: Response) {
    guard let next = answer.next else {
      return finish(PageAddress.next(in: response) == nil ? .complete : .linkInHeader)
    }
    let address = PageAddress(text: next)
    let url = address.resolved(beside: answer.exchange.request.url)
    switch address.form {
    case .mark: return finish(.noLink)
    case .relative: hasRelativeLinks = true
    case .absolute: break
    }
    guard PageAddress.origin(of: url) == PageAddress.origin(of: answer.exchange.request.url)
    else { return finish(.foreignLink) }
    if let place = requests.firstIndex(where: { $0.url == url }) {
      return finish(.repeats(page: place + 1))
    }
    let page = answer.step.page
    guard page < Self.mostRequests, let first else { return finish(.limit) }
    // The PBX knows of no other method for the pages that follow than the first one's.
    plan(
      Request(method: first.method, url: url, headers: first.headers, body: first.body),
      UserStep(page: page + 1, .walk))
  }

  /// Whether the stated total says that users are missing; unknown without one.
  private var isMoreDue: Bool {
    guard let total = answers.lazy.compactMap(\.total).first else { return false }
    return total > seen
  }

  private mutating func plan(_ request: Request, _ step: UserStep) {
    if step.purpose == .walk { requests.append(request) }
    pending.append((step, request))
  }

  /// Ends the walk, and asks again for the first, a middle and the last page that hold users, and for
  /// a page twice as wide.
  private mutating func finish(_ end: End) {
    self.end = end
    guard end != .failed else { return }
    let pages = answers.filter { $0.step.purpose == .walk && !$0.ids.isEmpty }.map(\.step.page)
    guard let start = pages.first, let last = pages.last else { return }
    var again: [Int] = []
    for page in [start, pages[pages.count / 2], last] where !again.contains(page) {
      again.append(page)
    }
    if pages.count > 1, let paging = pbx.contract.users?.paging.value.widened,
      let wider = first?.asking(for: 1, paging)
    {
      pending.append((UserStep(page: 1, .wider), wider))
    }
    pending += again.reversed().map { (UserStep(page: $0, .again), requests[$0 - 1]) }
  }
}

extension Paging {
  /// Whether pages are asked for by their number or place.
  public var isNumbered: Bool {
    switch self {
    case .page, .offset: true
    case .none, .link: false
    }
  }

  /// The same with twice the users on a page; nil where the size is not asked for.
  fileprivate var widened: Paging? {
    switch self {
    case .page(let parameters): parameters.widened.map(Paging.page)
    case .offset(let parameters): parameters.widened.map(Paging.offset)
    case .none, .link: nil
    }
  }

  /// How many users are asked for on a page; nil if the CRM decides.
  public var size: Int? {
    switch self {
    case .page(let parameters), .offset(let parameters): parameters.size
    case .none, .link: nil
    }
  }
}

extension UsersEndpoint {
  /// Whether an answer has a status that the contract promises.
  public func isPromised(_ response: Response) -> Bool {
    self.response.statuses.value.contains(response.status)
  }
}

extension Request {
  /// The request for a page, from 1, with the parameters that the PBX adds.
  fileprivate func asking(for page: Int, _ paging: Paging) -> Request {
    let query: [(String, Int)]
    switch paging {
    case .none, .link: return self
    case .page(let parameters):
      query = [(parameters.parameter, parameters.start + page - 1)] + parameters.sizeQuery
    case .offset(let parameters):
      let offset = parameters.start + (page - 1) * (parameters.size ?? 0)
      query = [(parameters.parameter, offset)] + parameters.sizeQuery
    }
    let text = query.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    return Request(
      method: method, url: url + (url.contains("?") ? "&" : "?") + text, headers: headers,
      body: body)
  }
}

extension Paging.PageParameters {
  fileprivate var widened: Paging.PageParameters? {
    guard let size, let sizeParameter else { return nil }
    return Paging.PageParameters(
      parameter: parameter, start: start, sizeParameter: sizeParameter, size: 2 * size)
  }

  fileprivate var sizeQuery: [(String, Int)] {
    guard let sizeParameter, let size else { return [] }
    return [(sizeParameter, size)]
  }
}

extension GJSONValue {
  /// The text of a link; nil where there is none: null, false, nothing or an empty text.
  fileprivate var linkText: String? {
    guard exists, [.string, .number].contains(kind), !text.isEmpty else { return nil }
    return text
  }
}
