// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

extension NorthgateAPI {
  /// Stores a contact, a call or a ticket; keys that the CRM does not know are passed over.
  func create(
    in list: SandboxFault.WrittenList, _ request: ServerRequest
  ) -> ServerResponse {
    guard let body = Self.object(in: request) else { return .noObject }
    let sent: Fields
    do throws(FieldRefusal) {
      sent = try reader(of: list).fields(of: body)
    } catch {
      return error.response
    }
    let writing = faults.writes(to: list)
    if let failure = writing.failure { return failure }
    let outcome = state.withLock { state in
      state.write(sent, to: writing, directory: directory, at: apiTime)
    }
    switch outcome {
    case .copy(.contact(let other)):
      let words = "contact \(other.id) has this full_name and this phone already"
      return .error(409, "duplicate", words)
    case .copy(let other):
      if writing.deduplication == .same { return single(other) }
      return .error(409, "duplicate", "\(other.id) has the same fields or the same external_id")
    case .new(let record): return created(record, writing, request)
    }
  }

  /// The object that a body holds.
  static func object(in request: ServerRequest) -> JSONValue? {
    guard let body = try? JSONDocument(parsing: request.body).root, body.kind == .object else {
      return nil
    }
    return body
  }

  func reader(of list: SandboxFault.WrittenList) -> FieldReader {
    FieldReader(list: list, faults: faults.writes(to: list), directory: directory) {
      reference, id in
      self.state.withLock { $0.has(reference, id) }
    }
  }

  /// A written record that is answered alone.
  func single(_ record: WrittenRecord, status: Int = 200) -> ServerResponse {
    switch record {
    case .contact(let contact): single(contact, .contacts, status: status)
    case .entry(let entry): single(entry.members, id: entry.id, status: status)
    }
  }

  private func created(
    _ record: WrittenRecord, _ writing: WriteFaults, _ request: ServerRequest
  ) -> ServerResponse {
    if writing.has(.cutAfterCommit) { return .withheld }
    if writing.has(.storedError) {
      return .error(500, "internal_error", "something went wrong behind the database")
    }
    let path = "/v1/\(writing.list.rawValue)"
    if let name = writing.idHeader {
      let address = OAuthServer.origin(of: request) + path
      let isPath = name.lowercased() == "location"
      let value = isPath ? "\(address)/\(record.id)" : "\(address)(\(record.id))"
      return ServerResponse(status: 201, headers: [ServerHeader(name, value)])
    }
    var response = single(record, status: 201)
    response.headers.append(ServerHeader("Location", "\(path)/\(record.id)"))
    return response
  }
}

extension ServerResponse {
  static var noObject: ServerResponse {
    .error(400, "invalid_json", "the body is not an object in JSON")
  }
}
