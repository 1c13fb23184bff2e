// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

extension NorthgateAPI {
  /// Stores a contact, a call or a ticket; keys that the CRM does not know are passed over.
  func create(
    in list: SandboxFault.WrittenList, _ request: ServerRequest
  ) -> ServerResponse {
    let malformed = faults.answers.malformed
    guard
      let body = Self.object(in: request)
        ?? (malformed == .accept ? Self.beginning(of: request) : nil)
    else { return .malformed(malformed) ?? .noObject }
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

  /// The members of an object that is cut off, as far as they are whole.
  static func beginning(of request: ServerRequest) -> JSONValue? {
    var body = request.body[...]
    while let comma = body.lastIndex(of: UInt8(ascii: ",")) {
      body = body[..<comma]
      let whole = Array(body) + Array("}".utf8)
      if let root = try? JSONDocument(parsing: whole).root, root.kind == .object { return root }
    }
    return nil
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
  static var invalidURL: ServerResponse {
    .error(400, "invalid_url", "the URL has a broken percent escape or is not UTF-8")
  }

  /// What a fault answers to what is malformed; nil if it is refused as it should be.
  static func malformed(_ fault: SandboxFault.Malformed?) -> ServerResponse? {
    switch fault {
    case .error: .error(500, "internal_error", "the request could not be parsed")
    case .html: .logInPage
    case .accept, nil: nil
    }
  }

  static var noObject: ServerResponse {
    .error(400, "invalid_json", "the body is not an object in JSON")
  }
}
