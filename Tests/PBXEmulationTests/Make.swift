// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Redaction
import Testing
import Transports

/// Contracts with one search, written down as little as the reader allows.
enum Make {
  static func contract(
    request: String = "GET /contacts?phone={{UrlEncode .Phone}}",
    authentication: String = "fields: { base_url: { title: Address } }",
    base: String = "base: \"{{.base_url}}\"",
    mapping: String =
      "{ ContactsId: data.#.id, FirstName: data.#.name, BusinessNumber: data.#.phone }",
    more: String = "", pbx: String = "{ region: AE }"
  ) throws -> Contract {
    let common = """
      callready: 1
      name: CRM
      \(base)
      pbx: \(pbx)
      environments:
        test:
          variables: { base_url: https://crm.example/v1, tenant: north gate }
          secrets:
            api_key: { from: env KEY }
            username: { from: env USER_NAME }
            password: { from: env PASSWORD }
      authentication:
      \(authentication.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))

      """
    let search = """
      endpoint: contact-search
      types:
        Contacts: |
      \(request.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n"))
      mapping: \(mapping)
      \(more)
      scenarios:
        nobody: { call: "+971509999999", finds: nothing }

      """
    return try read(common, search)
  }

  /// A contract with a search of its own.
  static func contract(search: String) throws -> Contract {
    let common = """
      callready: 1
      name: CRM
      base: https://crm.example
      environments: { test: { variables: { base_url: https://crm.example } } }

      """
    return try read(common, search)
  }

  private static func read(_ common: String, _ search: String) throws -> Contract {
    try ContractReader.read(
      files: ["contract.yaml": Array(common.utf8), "contact-search.yaml": Array(search.utf8)],
      folder: "made")
  }

  static let values = VariableValues(
    plain: ["base_url": "https://crm.example/v1", "tenant": "north gate"],
    secrets: [
      "api_key": Secret("key-0123456789", name: "api_key"),
      "username": Secret("zoë", name: "username"),
      "password": Secret("pass:word", name: "password"),
    ])

  static func pbx(_ contract: Contract, base: String? = nil) throws -> PBX {
    try PBX(contract: contract, values: values, base: base)
  }
}

extension PBX {
  /// The contract's only contact type.
  var type: ContactType {
    get throws { try #require(contract.contactSearch?.types.first) }
  }

  func contacts(in body: String, caller: String = "+971500000000") throws -> ContactMatch {
    try contacts(in: Array(body.utf8), of: type, asked: .call(caller))
  }
}

extension PBX {
  /// The first request of a lookup.
  func request(searching type: ContactType, for caller: String) throws -> Request {
    var lookup = Lookup(.call(caller), by: self)
    let next = lookup.next()
    if let obstacle = lookup.obstacle { throw obstacle }
    return try #require(next?.request)
  }

  func popupURL(for match: ContactMatch, record index: Int, caller: String) throws -> String? {
    try popupURL(for: match, record: index, asked: .call(caller))
  }
}
