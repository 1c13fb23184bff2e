// SPDX-License-Identifier: Apache-2.0

import HTTPServers

extension NorthgateAPI {
  /// Answers somebody who was let in; what the caller may not do is said before what is wrong.
  func answer(
    _ request: ServerRequest, _ path: [String], _ query: FormQuery, to caller: Caller,
    search: inout Int?
  ) -> ServerResponse {
    let response = plainAnswer(request, path, query, to: caller, search: &search)
    guard let list = path.first.flatMap(SandboxFault.WrittenList.init) else { return response }
    return faults.writes(to: list).worsened(response)
  }

  private func plainAnswer(
    _ request: ServerRequest, _ path: [String], _ query: FormQuery, to caller: Caller,
    search: inout Int?
  ) -> ServerResponse {
    if let scope = Self.scope(path, request.method), !caller.scopes.contains(scope) {
      return .insufficientScope(scope, for: caller)
    }
    if let response = faults.access.missingHeader(in: request) { return response }
    if let response = faults.answers.failure(of: path) { return response }
    switch path {
    case ["contacts"]: return only("POST", request) { create(in: .contacts, request) }
    case ["me"]: return only("GET", request) { me(caller) }
    case ["account"]: return only("GET", request) { ownAccount() }
    case ["invoices"]: return only("GET", request) { invoices() }
    case ["api-keys"]: return only("GET", request) { apiKeys() }
    case _ where path.first == "calls":
      return entries(.calls, path.dropFirst(), request, query, to: caller)
    case _ where path.first == "tickets":
      return entries(.tickets, path.dropFirst(), request, query, to: caller)
    case _ where path.first == "users": return users(path.dropFirst(), request, query, to: caller)
    default: return records(request, path, query, to: caller, search: &search)
    }
  }

  /// What a caller must be allowed to do; nil where everybody may look who was let in.
  private static func scope(_ path: [String], _ method: String) -> NorthgateScope? {
    let isRead = ["GET", "HEAD"].contains(method)
    return switch path.first {
    case "contacts", "leads", "accounts":
      isRead ? .contactsRead : .contactsWrite
    case "calls": isRead ? .callsRead : .callsWrite
    case "tickets": isRead ? .ticketsRead : .ticketsWrite
    case "users": .usersRead
    case "invoices": .invoicesRead
    case "api-keys": .keysRead
    default: nil
    }
  }

  private func records(
    _ request: ServerRequest, _ path: [String], _ query: FormQuery, to caller: Caller,
    search: inout Int?
  ) -> ServerResponse {
    guard (2...3).contains(path.count), let kind = NorthgateKind(rawValue: path[0]) else {
      return .notFound("such address")
    }
    if path[1] == "search", path.count == 2 {
      return only("GET", request) {
        search = count(\.searches)
        return self.search(kind, query, target: request.target, for: caller)
      }
    }
    if let record = record(path[1], of: kind), !caller.sees(record) {
      return .error(403, "forbidden", "this record is somebody else's")
    }
    if path.count == 3 { return part(path[2], of: path[1], kind, request) }
    if kind == .contacts, request.method == "DELETE" { return delete(path[1], in: .contacts) }
    return only("GET", and: kind == .contacts ? "DELETE" : nil, request) { read(path[1], of: kind) }
  }
}
