// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Readiness
import Redaction

@testable import Commands

/// A small contract for tests, read from text.
enum SampleContract {
  static let text = """
    callready: 1
    name: Sample
    base: "{{.base_url}}"
    environments:
      test:
        variables: { base_url: https://crm.example/v1 }
        secrets: { key: { from: env SAMPLE_KEY }, spare: { from: env SAMPLE_SPARE } }
    authentication:
      fields: { base_url: { title: Address }, key: { title: Key }, spare: { title: Other key } }
      headers: { X-Api-Key: "{{.key}}", X-Spare-Key: "{{.spare}}" }

    """

  static let search = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.name
      BusinessNumber: data.#.phone
    popup: https://app.example/{{.ContactId}}
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: c1, FirstName: Aisha Rahman } }

    """

  static func read(_ search: String = search) throws -> Contract {
    try ContractReader.read(
      files: [
        "contract.yaml": Array(text.utf8), "contact-search.yaml": Array(search.utf8),
      ], folder: "sample")
  }

  /// A session whose CRM answers with one body.
  static func session(
    of contract: Contract? = nil, base: String, answer: String,
    secrets: [String: String] = ["key": "kR7wZq2T", "spare": "nV5bX9cM"]
  ) throws -> RunSession {
    var values = VariableValues(plain: ["base_url": base])
    for (name, value) in secrets { values.secrets[name] = Secret(value, name: name) }
    return RunSession(
      contract: try contract ?? read(),
      world: PreparedWorld(
        world: .live, transport: ScriptedTransport(body: answer), environment: "test",
        values: values))
  }
}
