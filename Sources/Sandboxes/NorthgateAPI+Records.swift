// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

extension NorthgateAPI {
  /// A record that is answered alone.
  func single(
    _ record: NorthgateRecord, _ kind: NorthgateKind, status: Int = 200
  ) -> ServerResponse {
    single(members(of: record, kind), id: record.id, status: status)
  }

  /// Members of a record that is answered alone.
  func single(
    _ members: [JSONOutput.Member], id: String, status: Int
  ) -> ServerResponse {
    var members = members
    if let form = faults.lists.otherID {
      members = members.map { $0.key == "id" ? .init("id", form.applied(to: id)) : $0 }
    }
    let object = faults.records.object(members, at: .alone)
    return .json(status, .object(faults.records.renamed([.init("data", object)])))
  }

  /// Records as they stand in a list.
  func elements(_ records: [NorthgateRecord], _ kind: NorthgateKind) -> [JSONOutput] {
    records.enumerated().map { index, record in
      faults.records.object(
        members(of: record, kind), at: .listed(index: index, count: records.count))
    }
  }

  /// A list and what there is to say about its pages.
  func envelope(_ elements: [JSONOutput], hasMore: Bool, total: Int) -> JSONOutput {
    let paging = faults.records.renamed([
      .init("has_more", .bool(hasMore)), .init("total", .int(total)),
    ])
    return .object(
      faults.records.renamed([
        .init("data", .array(elements)), .init("paging", .object(paging)),
      ]))
  }

  private func members(
    of record: NorthgateRecord, _ kind: NorthgateKind
  ) -> [JSONOutput.Member] {
    var record = record
    var extras: [JSONOutput.Member] = []
    if faults.matches.hasSideEffect {
      let views = state.withLock { $0.views(of: record.id, kind) }
      // When it was first seen: a later instant each time would depend on how fast one asks.
      if let views { record.updatedAt = views.since }
      extras.append(.init(NorthgateRecord.viewsKey, .int(views?.count ?? 0)))
    }
    if faults.records.hasPersonalExtras { extras += PersonalExtras.members(for: record.id) }
    return record.members + extras
  }
}

extension SandboxFault.OtherID {
  /// An id in the other form.
  fileprivate func applied(to id: String) -> JSONOutput {
    switch self {
    case .number: .number(SandboxFault.FaultyType.digits(of: id))
    case .prefixed: .string("12x" + id)
    }
  }
}
