// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Transports

extension Request {
  /// Whether the body says that it is JSON, and is not.
  var isBrokenJSON: Bool {
    guard let body else { return false }
    let type = header("Content-Type").first?.lowercased() ?? "application/json"
    guard type.contains("json") else { return false }
    return (try? JSONDocument(parsing: body)) == nil
  }
}
