// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

/// Calls and tickets.
extension NorthgateAPI {
  /// Answers what is asked about a list of calls or tickets, or about one of them.
  func entries(
    _ list: SandboxFault.WrittenList, _ path: ArraySlice<String>, _ request: ServerRequest,
    _ query: FormQuery, to caller: Caller
  ) -> ServerResponse {
    guard path.count <= 1 else { return .notFound("such address") }
    guard let id = path.first else {
      switch request.method {
      case "GET", "HEAD": return found(list, query, by: caller)
      case "POST": return create(in: list, request)
      default: return .methodNotAllowed("GET, HEAD, POST")
      }
    }
    let entry = state.withLock { $0.entries[list]?[id] }
    if let entry, !caller.sees(owner: entry.fields.text(list.ownerKey)) {
      return .error(403, "forbidden", "this record is somebody else's")
    }
    switch request.method {
    case "GET", "HEAD": return read(id, in: list)
    case "DELETE": return delete(id, in: list)
    case "PATCH" where list == .tickets: return change(id, in: list, request)
    default: return .methodNotAllowed("GET, HEAD, \(list == .tickets ? "PATCH, " : "")DELETE")
    }
  }

  private func read(_ id: String, in list: SandboxFault.WrittenList) -> ServerResponse {
    count(\.reads)
    let entry = state.withLock { $0.entries[list]?.shown(id) }
    guard let entry else { return .noRecord(among: list.rawValue) }
    return single(.entry(entry))
  }

  /// The keys of a ticket that can be changed.
  private static let changeable: Set<String> = ["subject", "description", "status", "assignee_id"]

  private func change(
    _ id: String, in list: SandboxFault.WrittenList, _ request: ServerRequest
  ) -> ServerResponse {
    guard let body = Self.object(in: request) else { return .noObject }
    guard state.withLock({ $0.entries[list]?[id] }) != nil else {
      return .noRecord(among: list.rawValue)
    }
    let sent: Fields
    do throws(FieldRefusal) {
      sent = try reader(of: list).changes(in: body, of: Self.changeable)
    } catch {
      return error.response
    }
    let changes = faults.writes(to: list).distorted(sent)
    let changed = state.withLock { state in
      state.entries[list]?.change(id) { entry in
        for member in changes.members { entry.fields[member.key] = member.value }
        entry.updatedAt = now()
      }
      state.statistics.writes += 1
      return state.entries[list]?[id]
    }
    guard let changed else { return .noRecord(among: list.rawValue) }
    return single(.entry(changed))
  }

  /// Deletes a contact, a call or a ticket.
  func delete(_ id: String, in list: SandboxFault.WrittenList) -> ServerResponse {
    let writing = faults.writes(to: list)
    if writing.has(.noDelete) {
      return .error(403, "forbidden", "\(list.rawValue) cannot be deleted")
    }
    let (wasThere, isGone) = state.withLock { state in
      guard state.has(id, in: list) else { return (false, false) }
      return (true, !writing.has(.keepDeleted) && state.remove(id, in: list))
    }
    guard wasThere else { return .noRecord(among: list.rawValue) }
    if isGone { count(\.writes) }
    return ServerResponse(status: 204)
  }

  /// The parameters that entries are found by, besides the subject.
  private static let filters = ["contact_id", "requester_id", "external_id"]

  private func found(
    _ list: SandboxFault.WrittenList, _ query: FormQuery, by caller: Caller
  ) -> ServerResponse {
    count(\.reads)
    do throws(Refusal) {
      let page = try page(query)
      let wanted = Self.filters.compactMap { key in query[key].map { (key, $0) } }
      let found = state.withLock { state in
        state.entries[list]?.shown { entry in
          wanted.allSatisfy { entry.fields.text($0.0) == $0.1 }
            && query["subject"].map { entry.has($0, in: "subject") } ?? true
            && caller.sees(owner: entry.fields.text(list.ownerKey))
        } ?? []
      }
      let shown = Array(found.dropFirst(page.offset).prefix(page.limit))
      let elements = shown.enumerated().map { index, entry in
        faults.records.object(entry.members, at: .listed(index: index, count: shown.count))
      }
      let hasMore = page.offset + shown.count < found.count
      return .json(200, envelope(elements, hasMore: hasMore, total: found.count))
    } catch {
      switch error {
      case .response(let response): return response
      }
    }
  }
}
