// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import Synchronization

/// The CRM itself: it answers requests out of its state.
final class NorthgateAPI: Sendable {
  let state: Mutex<NorthgateState>
  let faults: FaultPlan
  let clock: SandboxClock
  let directory: NorthgateDirectory
  let credentials: SandboxCredentials
  private let authorisation: OAuthServer
  private let access: AccessControl
  private let lockOut: LockOut
  private let limiter: RateLimiter?

  init(_ options: SandboxOptions) {
    faults = FaultPlan(options.faults)
    state = Mutex(NorthgateState(options, faults: faults))
    clock = SandboxClock(standingAt: options.startsAt)
    directory = NorthgateDirectory(options)
    lockOut = LockOut(limit: faults.access.lockOut)
    limiter = RateLimiter(faults.answers.rateLimit)
    authorisation = OAuthServer(
      options, faults: faults.tokens, clock: clock, directory: directory, lockOut: lockOut)
    credentials = authorisation.seededCredentials(options)
    access = AccessControl(
      keys: Dictionary(
        credentials.apiKeys.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first }),
      authorisation: authorisation, directory: directory, faults: faults.access)
  }

  func answer(_ request: ServerRequest) -> ServerResponse {
    state.withLock { $0.settle(at: apiTime, directory) }
    if request.path.hasPrefix("/_sandbox/") { return aboutSandbox(request) }
    state.withLock { $0.statistics.requests += 1 }
    var search: Int?
    var response = answer(request, search: &search)
    response.delay += faults.answers.lateness(of: request, search: search)
    response.delay += faults.answers.lateness(of: Self.apiPath(Self.segments(of: request.path)))
    response.headers.append(ServerHeader("Date", apiTime.httpDate))
    return response
  }

  /// The time by the API's own clock.
  var apiTime: SandboxInstant { clock.now + faults.access.clockSkew }

  /// What records are stamped with.
  func now() -> String { apiTime.description }

  /// Answers what is not about the sandbox; if it is a search, its number is left in `search`.
  private func answer(_ request: ServerRequest, search: inout Int?) -> ServerResponse {
    guard let path = Self.segments(of: request.path) else { return .invalidURL }
    if faults.answers.isCut(Self.apiPath(path)) { return .withheld }
    if faults.answers.isLogInPage(Self.apiPath(path)) { return .logInPage }
    guard let query = FormQuery(request.query) else {
      return .malformed(faults.answers.malformed) ?? .invalidURL
    }
    if lockOut.isLocked(at: clock.now) { return ServerResponse(status: 403) }
    if path.first == "oauth" { return authorisation.answer(request, path.dropFirst(), query) }
    if path == [".well-known", "oauth-authorization-server"] {
      return only("GET", request) { authorisation.metadata(request) }
    }
    let asked = Array(Self.apiPath(path))
    guard let limiter else { return admitted(request, asked, query, search: &search) }
    return limiter.answer(at: clock.now) { admitted(request, asked, query, search: &search) }
  }

  /// The parts of a path without the version.
  private static func apiPath(_ path: [String]?) -> ArraySlice<String> {
    guard let path else { return [] }
    return path.first == "v1" ? path.dropFirst() : path[...]
  }

  /// Answers what has not been one request too many.
  private func admitted(
    _ request: ServerRequest, _ path: [String], _ query: FormQuery, search: inout Int?
  ) -> ServerResponse {
    do throws(AccessRefusal) {
      let caller = try access.caller(of: request)
      return answer(request, path, query, to: caller, search: &search)
    } catch {
      lockOut.countRefusal(at: clock.now)
      return faults.access.response(to: error)
    }
  }

  /// Counts one more.
  @discardableResult
  func count(_ counter: any WritableKeyPath<SandboxStatistics, Int> & Sendable) -> Int {
    state.withLock { state in
      state.statistics[keyPath: counter] += 1
      return state.statistics[keyPath: counter]
    }
  }

  /// Answers with a method (HEAD goes with GET) and refuses all others.
  func only(
    _ method: String, and other: String? = nil, _ request: ServerRequest,
    answer: () -> ServerResponse
  ) -> ServerResponse {
    if request.method == method || method == "GET" && request.method == "HEAD" { return answer() }
    let allowed = [method == "GET" ? "GET, HEAD" : method, other]
    return .methodNotAllowed(allowed.compactMap(\.self).joined(separator: ", "))
  }

  /// The decoded parts of a path; nil if one of them cannot be decoded.
  static func segments(of path: String) -> [String]? {
    let parts = path.dropFirst().utf8.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let decoded = parts.compactMap { FormQuery.decoded($0, plusIsBlank: false) }
    return decoded.count == parts.count ? decoded : nil
  }
}
