// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues

/// What faults make of the writes to one list.
struct WriteFaults: Sendable {
  let list: SandboxFault.WrittenList
  let faults: [SandboxFault.Write]

  /// Faults that name no list go for each of them.
  init(_ faults: [SandboxFault], on list: SandboxFault.WrittenList) {
    self.list = list
    self.faults = faults.compactMap { fault in
      guard case .write(let write, let only) = fault, only ?? list == list else { return nil }
      return write
    }
  }

  func has(_ fault: SandboxFault.Write) -> Bool { faults.contains(fault) }

  /// The fields that must be there besides those that the list requires itself.
  var demandedFields: [String] {
    faults.compactMap { if case .validation(let field) = $0 { field } else { nil } }
      .filter(list.faultyFields.contains)
  }

  /// How long a new record stays hidden; of several times the last counts.
  var hiddenFor: Duration? {
    faults.reduce(nil) { if case .visibleAfter(let time) = $1 { time } else { $0 } }
  }

  /// What is answered to a second copy; nil if copies are stored.
  var deduplication: SandboxFault.Deduplication? {
    faults.reduce(nil) { if case .deduplicate(let form) = $1 { form } else { $0 } }
  }

  /// The header that has the id; nil if it stands in the body.
  var idHeader: String? {
    faults.reduce(nil) { if case .idInHeader(let name) = $1 { name } else { $0 } }
  }

  /// The fields that change by themselves.
  var workflows: [(field: String, value: String, after: Duration)] {
    faults.compactMap {
      if case .workflow(let field, let value, let after) = $0 { (field, value, after) } else { nil }
    }.filter { list.faultyFields.contains($0.field) }
  }

  /// What is answered instead of storing anything; nil if records are stored.
  var failure: ServerResponse? {
    if has(.hiddenFailure) {
      return .json(
        200,
        [
          "success": false,
          "error": ["code": "STORAGE_ERROR", "message": "the record could not be stored"],
        ])
    }
    guard has(.perRecordFailure) else { return nil }
    return .json(
      201, ["data": [], "errors": [["record": 0, "code": "invalid", "message": "invalid value"]]])
  }

  /// A refusal of what a request says, made less helpful; other answers stay as they are.
  func worsened(_ response: ServerResponse) -> ServerResponse {
    guard response.status == 422 else { return response }
    var response = response
    if has(.vagueRefusal) { response = .error(422, "invalid_request", "invalid request") }
    if has(.refuse500) { response.status = 500 }
    return response
  }
}
