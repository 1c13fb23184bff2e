// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

extension NorthgateAPI {
  /// Answers what is asked about users: the list, or one of them.
  func users(
    _ path: ArraySlice<String>, _ request: ServerRequest, _ query: FormQuery, to caller: Caller
  ) -> ServerResponse {
    guard path.count <= 1 else { return .notFound("such address") }
    guard let id = path.first else {
      return only("GET", request) { list(request, query, isEmpty: caller.seesNobody) }
    }
    return only("GET", request) { user(id) }
  }

  private func user(_ id: String) -> ServerResponse {
    count(\.reads)
    guard !faults.users.areUnreadable, let user = directory[id] else {
      return .notFound("user of this id")
    }
    let object = faults.records.object(user.members, at: .alone)
    return .json(200, .object(faults.records.renamed([.init("data", object)])))
  }

  private func list(
    _ request: ServerRequest, _ query: FormQuery, isEmpty: Bool
  ) -> ServerResponse {
    count(\.reads)
    let page: UserPage
    do throws(UserPage.Complaint) {
      page = try UserPage(query)
    } catch {
      return .error(422, "invalid_parameter", error.words)
    }
    let shown = isEmpty ? NorthgateDirectory.empty : directory
    guard let directory = shown.filtered(byActive: query["active"]) else {
      return .error(422, "invalid_parameter", "active is true or false")
    }
    let turn = state.withLock { $0.nextUserTurn() }
    guard let selection = faults.users.selection(page, of: directory.count, turn: turn) else {
      return .notFound("page behind the last one")
    }
    let list = UserList(selection, directory: directory, turn: turn, faults: faults)
    return list.answer(to: request, active: query["active"])
  }
}

/// A page of users, on its way to become an answer.
private struct UserList {
  let selection: UserListFaults.Selection
  let directory: NorthgateDirectory
  let turn: Int
  let faults: FaultPlan

  init(
    _ selection: UserListFaults.Selection, directory: NorthgateDirectory, turn: Int,
    faults: FaultPlan
  ) {
    self.selection = selection
    self.directory = directory
    self.turn = turn
    self.faults = faults
  }

  func answer(to request: ServerRequest, active: String?) -> ServerResponse {
    let next = nextTarget(request.path, active)
    let host = request.headers.value(of: "Host") ?? "127.0.0.1"
    let absolute = next.map { "http://\(host)\($0)" }
    var response = ServerResponse.json(200, "")
    response.body = body(link: faults.users.links == .relative ? next : absolute)
    if faults.users.links == .header, let absolute {
      response.headers.append(ServerHeader("Link", "<\(absolute)>; rel=\"next\""))
    }
    return response
  }

  /// The path and query of the next page.
  private func nextTarget(_ path: String, _ active: String?) -> String? {
    guard selection.hasMore else { return nil }
    let kept = active.map { [("active", $0)] } ?? []
    let parameters = kept + selection.page.parameters(at: selection.next)
    return path + "?" + parameters.map { "\($0)=\($1)" }.joined(separator: "&")
  }

  /// The list in JSON, written user by user: all at once they would take ten times the memory.
  private func body(link: String?) -> [UInt8] {
    var body = Array("{".utf8)
    write(key: "data", into: &body)
    body.append(UInt8(ascii: "["))
    let first = directory.user(at: 0)
    for (index, place) in selection.places.enumerated() {
      if index > 0 { body.append(UInt8(ascii: ",")) }
      let user = faults.users.shown(
        directory.user(at: place), at: place, first: first, turn: turn)
      let listed = RecordFaults.Place.listed(index: index, count: selection.places.count)
      faults.records.object(user.members, at: listed).write(into: &body, pretty: false)
    }
    body += Array("],".utf8)
    write(key: "meta", into: &body)
    meta.write(into: &body, pretty: false)
    if faults.users.links != .header {
      body.append(UInt8(ascii: ","))
      write(key: "links", into: &body)
      JSONOutput.object(faults.records.renamed([.init("next", JSONOutput(link))]))
        .write(into: &body, pretty: false)
    }
    body.append(UInt8(ascii: "}"))
    return body
  }

  private var meta: JSONOutput {
    .object(
      faults.records.renamed([
        .init("total", .int(faults.users.stated(directory.count))),
        .init("count", .int(selection.places.count)), .init("has_more", .bool(selection.hasMore)),
      ]))
  }

  private func write(key: String, into body: inout [UInt8]) {
    let key = faults.records.renamed([.init(key, nil)])[0].key
    JSONOutput.string(key).write(into: &body, pretty: false)
    body.append(UInt8(ascii: ":"))
  }
}
