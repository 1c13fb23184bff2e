// SPDX-License-Identifier: Apache-2.0

public import Contracts
import GJSONPaths
import GoTemplates
import PBXLanguage
import Transports

extension PBX {
  /// The id of the record that an answer says it created; nil if it says none.
  func recordID(
    in response: Response, of endpoint: WriteEndpoint, _ type: WriteType,
    with variables: [String: String]
  ) throws(TemplateExecutionError) -> String? {
    switch endpoint.id {
    case .header(let name):
      return response.header(name.value).first.flatMap { Self.lastPart(ofAddress: $0) }
    case .path(let path):
      return try id(at: path, in: response, with: variables)
    case nil:
      let own = endpoint.kind.idVariable
      guard let mapping = type.mapping.first(where: { $0.name.value == own }) else { return nil }
      return try id(at: mapping.path, in: response, with: variables)
    }
  }

  private func id(
    at path: PBXTemplate, in response: Response, with variables: [String: String]
  ) throws(TemplateExecutionError) -> String? {
    guard let value = try value(at: path, in: response.body, with: variables), value.exists,
      ![.null, .json].contains(value.kind), !value.text.isEmpty
    else { return nil }
    return value.text
  }

  /// The id in the address of a record: `…/calls/17`, `…/calls(17)`, `…/calls('17')`.
  static func lastPart(ofAddress text: String) -> String? {
    let path = text.prefix { $0 != "?" && $0 != "#" }
    guard let last = path.split(separator: "/").last else { return nil }
    guard last.hasSuffix(")"), let open = last.lastIndex(of: "(") else { return String(last) }
    let inner = last[last.index(after: open)...].dropLast().filter { $0 != "'" }
    return inner.isEmpty ? nil : String(inner)
  }
}

extension WriteEndpoint.Kind {
  /// The variable that later requests know the new record by.
  public var idVariable: String { self == .contactCreation ? "ContactId" : "TicketId" }
}
