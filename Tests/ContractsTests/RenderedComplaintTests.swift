// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Redaction
import Testing

/// What a person sees on the terminal for the mistakes that the language reference shows.
@Test(arguments: [
  (
    "    call: +971500000000",
    """
    error[contract-ambiguous-text]: YAML reads +971500000000 as the number 971500000000
      --> Contracts/northgate/contact-search.yaml:10:11
       |
    10 |     call: +971500000000
       |           ^^^^^^^^^^^^^ a telephone number is text
       = help: write "+971500000000"

    """
  ),
  (
    "    call: \"+971500000000\"\n    find: nothing",
    """
    error[contract-unknown-key]: unknown key 'find'
      --> Contracts/northgate/contact-search.yaml:11:5
       |
    11 |     find: nothing
       |     ^^^^ a scenario has call, search, finds, in, opens, only
       = help: did you mean 'finds'?

    """
  ),
])
func `a scenario with a mistake is shown with its line`(_ line: String, _ expected: String) {
  let search = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.name
      BusinessNumber: data.#.phone
    scenarios:
      known:
    \(line)
        finds: nothing
    """
  #expect(rendered(Fixture.complaints(search: search)) == expected)
}

@Test func `an unquoted number sign is shown with its line`() {
  let search = Fixture.search.replacing("data.#.id", with: "#.id")
  #expect(
    rendered(Fixture.complaints(search: search)) == """
      error[contract-empty-value]: ContactsId has no path
        --> Contracts/northgate/contact-search.yaml:5:15
         |
       5 |   ContactsId: #.id
         |               ^^^^ YAML takes this for a comment
         = help: a path that starts with # stands in quotes: "#.id"

      """)
}

@Test func `a variable of another scenario is shown with its line`() {
  let search = Fixture.search.replacing("UrlEncode .Phone", with: "UrlEncode .CallerNumber")
  #expect(
    rendered(Fixture.complaints(search: search)) == """
      error[template-variable]: {{.CallerNumber}} does not exist in a contact search
        --> Contracts/northgate/contact-search.yaml:3:52
         |
       3 |   Contacts: GET /contacts/search?phone={{UrlEncode .CallerNumber}}
         |                                                    ^^^^^^^^^^^^^ known here: .Phone, .base_url, .api_key
         = help: write .Phone; CallerNumber belongs to call journals

      """)
}

@Test func `a secret is not shown with its line`() {
  let contract = Fixture.contract.replacing(
    "{ from: env NORTHGATE_KEY }", with: "{ from: sk_live_42, owner: crm-administrator }")
  #expect(
    rendered(Fixture.complaints(contract)) == """
      error[secret-in-contract]: a secret is written in the contract
        --> Contracts/northgate/contract.yaml:7:33
         |
       7 |     secrets: { api_key: { from: ••••••••, owner: crm-administrator } }
         |                                 ^^^^^^^^ expected env NAME, file PATH or command PROGRAM
         = help: put it into an environment variable, write `from: env SANDBOX_API_KEY`, and have this one revoked

      """)
}

private func rendered(_ complaints: [Complaint]) -> String {
  let renderer = CaretRenderer(redactor: Redactor(secrets: []))
  return complaints.map { renderer.render($0).text }.joined()
}
