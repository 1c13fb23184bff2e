// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

/// The CRM itself: it answers requests out of its state.
final class NorthgateAPI: Sendable {
  let store: Mutex<NorthgateStore>
  let faults: FaultPlan
  let now: @Sendable () -> String
  private let apiKey: String
  private let search: SandboxSearch

  init(_ options: SandboxOptions) {
    store = Mutex(NorthgateStore(options.seed))
    faults = FaultPlan(options.faults)
    now = options.now
    apiKey = options.apiKey
    search = options.search
  }

  func answer(_ request: ServerRequest) -> ServerResponse {
    guard let path = Self.segments(of: request.path), let query = FormQuery(request.query) else {
      return .error(400, "invalid_url", "the URL has a broken percent escape or is not UTF-8")
    }
    if path == ["_sandbox", "state"] { return only("GET", request) { state() } }
    var response =
      if faults.isLogInPage { ServerResponse.logInPage } else {
        isAuthorised(request) ? route(request, path[...], query) : .unauthorised
      }
    response.delay = faults.delay
    return response
  }

  private func route(
    _ request: ServerRequest, _ path: ArraySlice<String>, _ query: FormQuery
  ) -> ServerResponse {
    let path = Array(path.first == "v1" ? path.dropFirst() : path)
    switch path {
    case ["contacts"]: return only("POST", request) { create(request) }
    case ["invoices"], ["api-keys"]:
      return only("GET", request) { .error(403, "forbidden", "this key must not read \(path[0])") }
    default: break
    }
    guard path.count == 2, let kind = NorthgateKind(rawValue: path[0]) else {
      return .notFound("such address")
    }
    if path[1] == "search" { return only("GET", request) { search(kind, query) } }
    if kind == .contacts, request.method == "DELETE" { return delete(path[1]) }
    return only("GET", and: kind == .contacts ? "DELETE" : nil, request) { read(path[1], of: kind) }
  }

  private func search(_ kind: NorthgateKind, _ query: FormQuery) -> ServerResponse {
    if let status = faults.status {
      return .error(status, "search_failed", "the search answers \(status) because of a fault")
    }
    if faults.matchesAll { return .json(200, faults.list(store.withLock { $0.all(kind) })) }
    if let phone = query["phone"] {
      var found = store.withLock { $0.search(phone, in: kind, by: search) }
      if found.isEmpty, faults.hasPlaceholder {
        var unknown = NorthgateRecord(id: "unknown", fullName: "Unknown", kind: kind)
        unknown.phone = phone
        found = [unknown]
      }
      return .json(200, faults.list(found))
    }
    if let name = query["name"] {
      return .json(200, faults.list(store.withLock { $0.search(name: name, in: kind) }))
    }
    return .error(422, "missing_parameter", "the parameter phone is missing")
  }

  private func read(_ id: String, of kind: NorthgateKind) -> ServerResponse {
    guard let record = store.withLock({ $0.record(id, of: kind) }) else {
      return .notFound("record of this id among the \(kind.rawValue)")
    }
    return .json(200, faults.single(record))
  }

  private func delete(_ id: String) -> ServerResponse {
    store.withLock { $0.removeContact(id) }
      ? ServerResponse(status: 204) : .notFound("record of this id among the contacts")
  }

  private func state() -> ServerResponse {
    store.withLock { store in
      var members = NorthgateKind.allCases.map {
        JSONOutput.Member($0.rawValue, .int(store.all($0).count))
      }
      members.append(.init("writes", .int(store.writes)))
      return .json(200, .object(members))
    }
  }

  private func isAuthorised(_ request: ServerRequest) -> Bool {
    if let key = request.headers.value(of: "X-Api-Key") { return key == apiKey }
    let words = request.headers.value(of: "Authorization")?.split(separator: " ") ?? []
    return words.count == 2 && words[0].lowercased() == "bearer" && words[1] == apiKey
  }

  /// Answers with a method (HEAD goes with GET) and refuses all others.
  private func only(
    _ method: String, and other: String? = nil, _ request: ServerRequest,
    answer: () -> ServerResponse
  ) -> ServerResponse {
    if request.method == method || method == "GET" && request.method == "HEAD" { return answer() }
    let allowed = [method == "GET" ? "GET, HEAD" : method, other]
    return .methodNotAllowed(allowed.compactMap(\.self).joined(separator: ", "))
  }

  /// The decoded parts of a path; nil if one of them cannot be decoded.
  private static func segments(of path: String) -> [String]? {
    let parts = path.dropFirst().utf8.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let decoded = parts.compactMap { FormQuery.decoded($0, plusIsBlank: false) }
    return decoded.count == parts.count ? decoded : nil
  }
}
