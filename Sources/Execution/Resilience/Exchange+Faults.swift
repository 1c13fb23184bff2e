// SPDX-License-Identifier: Apache-2.0

import PBXEmulation
import Readiness
import Transports

extension Exchange {
  /// What went wrong in it, as the table knows it.
  func faults(_ refusal: LimitRefusal?) -> [ResilienceRow.Fault] {
    switch failure?.kind {
    case .timedOut: return [.timeout]
    case .cutOff: return [.cutOff]
    case .some: return []
    case nil: break
    }
    guard let response else { return [] }
    if let refusal { return [refusal.wait == nil ? .limitWithoutWait : .limitWithWait] }
    let status = response.status
    if (300..<400).contains(status) {
      return response.header("Location").isEmpty && ![301, 302, 303, 307, 308].contains(status)
        ? [] : [.redirect]
    }
    var faults: [ResilienceRow.Fault] = []
    if status >= 500 { faults.append(.serverError) }
    if [400, 413, 414, 415, 422].contains(status) { faults.append(.malformed) }
    guard !response.body.isEmpty else { return faults }
    let type = response.mediaType ?? ""
    if type == "text/html" || type == "application/xhtml+xml" {
      faults.append(.webPage)
    } else if (200..<300).contains(status), type != "application/json", !type.hasSuffix("+json") {
      faults.append(.wrongType)
    }
    return faults
  }
}
