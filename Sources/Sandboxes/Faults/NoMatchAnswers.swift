// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues

extension SandboxFault.NoMatch {
  /// How nobody is answered in this form, made of the list that a CRM without faults answers.
  func answer(_ list: JSONOutput, listKey: String) -> ServerResponse {
    switch self {
    case .notFound: .error(404, "not_found", "Not Found: no record found")
    case .noContent: ServerResponse(status: 204)
    case .emptyBody: ServerResponse(status: 200, contentType: "text/html; charset=utf-8", text: "")
    case .bareList: .json(200, [])
    case .noList: .json(200, Self.changed(list, listKey) { _ in nil })
    case .null: .json(200, Self.changed(list, listKey) { .init($0, .null) })
    case .zeroTotal:
      .json(
        200,
        .object([
          .init("pages", .number("0.0")), .init(listKey, []), .init("count", 0), .init("total", 0),
        ]))
    }
  }

  private static func changed(
    _ list: JSONOutput, _ key: String, _ change: (String) -> JSONOutput.Member?
  ) -> JSONOutput {
    guard case .object(let members) = list else { return list }
    return .object(members.compactMap { $0.key == key ? change(key) : $0 })
  }
}
