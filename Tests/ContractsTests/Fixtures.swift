// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics

/// Contracts that tests change in one place.
enum Fixture {
  /// The smallest contract.
  static let contract = """
    callready: 1
    name: Northgate CRM
    base: "{{.base_url}}"
    environments:
      sandbox:
        variables: { base_url: https://sandbox.northgate.example/v1 }
        secrets: { api_key: { from: env NORTHGATE_KEY } }
    authentication:
      fields: { base_url: { title: API address }, api_key: { title: API key, type: password } }
      headers: { X-Api-Key: "{{.api_key}}" }

    """

  /// Its contact search.
  static let search = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    popup: https://app.northgate.example/contacts/{{.ContactId}}
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: abc123, FirstName: Aisha Rahman } }
      nobody: { call: "+971509999999", finds: nothing }

    """

  /// Reads files given as text.
  static func read(
    _ contract: String = contract, search: String? = search, more: [String: String] = [:]
  ) throws(ContractUnreadable) -> Contract {
    var files = more.mapValues { Array($0.utf8) }
    files["contract.yaml"] = Array(contract.utf8)
    if let search { files["contact-search.yaml"] = Array(search.utf8) }
    return try ContractReader.read(files: files, folder: "Contracts/northgate")
  }

  /// What is wrong with files given as text.
  static func complaints(
    _ contract: String = contract, search: String? = search, more: [String: String] = [:]
  ) -> [Complaint] {
    do {
      _ = try read(contract, search: search, more: more)
      return []
    } catch {
      return error.complaints
    }
  }
}

/// A text in which `▸…◂` marks the place where something is expected.
struct MarkedText {
  let text: String
  let range: Range<Int>?

  init(_ marked: String) {
    let parts = marked.split(separator: "▸", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      text = marked
      range = nil
      return
    }
    let rest = parts[1].split(separator: "◂", maxSplits: 1, omittingEmptySubsequences: false)
    text = parts[0] + rest.joined()
    range = parts[0].utf8.count..<(parts[0].utf8.count + rest[0].utf8.count)
  }
}

extension ExpectedField {
  /// The value it must equal; nil if another matcher judges it.
  var scalar: ExpectedScalar? {
    guard case .equal(let scalar) = value.matcher else { return nil }
    return scalar
  }
}
