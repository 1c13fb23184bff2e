// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import Synchronization

/// The CRM itself: it answers requests out of its state.
final class NorthgateAPI: Sendable {
  let state: Mutex<NorthgateState>
  let faults: FaultPlan
  let now: @Sendable () -> String
  private let apiKey: String

  init(_ options: SandboxOptions) {
    faults = FaultPlan(options.faults)
    state = Mutex(NorthgateState(options, faults: faults))
    now = options.now
    apiKey = options.apiKey
  }

  func answer(_ request: ServerRequest) -> ServerResponse {
    if request.path.hasPrefix("/_sandbox/") { return aboutSandbox(request) }
    state.withLock { $0.statistics.requests += 1 }
    guard let path = Self.segments(of: request.path), let query = FormQuery(request.query) else {
      return .error(400, "invalid_url", "the URL has a broken percent escape or is not UTF-8")
    }
    var search: Int?
    var response =
      if faults.answers.isLogInPage { ServerResponse.logInPage } else {
        isAuthorised(request) ? route(request, path, query, search: &search) : .unauthorised
      }
    response.delay = faults.answers.lateness(of: request, search: search)
    return response
  }

  /// Finds out what is asked; if it is a search, its number is left in `search`.
  private func route(
    _ request: ServerRequest, _ path: [String], _ query: FormQuery, search: inout Int?
  ) -> ServerResponse {
    let path = Array(path.first == "v1" ? path.dropFirst() : path[...])
    switch path {
    case ["contacts"]: return only("POST", request) { create(request) }
    case ["invoices"], ["api-keys"]:
      return only("GET", request) { .error(403, "forbidden", "this key must not read \(path[0])") }
    default: break
    }
    guard (2...3).contains(path.count), let kind = NorthgateKind(rawValue: path[0]) else {
      return .notFound("such address")
    }
    if path.count == 3 { return part(path[2], of: path[1], kind, request) }
    if path[1] == "search" {
      return only("GET", request) {
        search = count(\.searches)
        return self.search(kind, query, target: request.target)
      }
    }
    if kind == .contacts, request.method == "DELETE" { return delete(path[1]) }
    return only("GET", and: kind == .contacts ? "DELETE" : nil, request) { read(path[1], of: kind) }
  }

  /// Counts one more.
  @discardableResult
  func count(_ counter: any WritableKeyPath<SandboxStatistics, Int> & Sendable) -> Int {
    state.withLock { state in
      state.statistics[keyPath: counter] += 1
      return state.statistics[keyPath: counter]
    }
  }

  private func isAuthorised(_ request: ServerRequest) -> Bool {
    if let key = request.headers.value(of: "X-Api-Key") { return key == apiKey }
    let words = request.headers.value(of: "Authorization")?.split(separator: " ") ?? []
    return words.count == 2 && words[0].lowercased() == "bearer" && words[1] == apiKey
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
