// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Redaction
import Testing

private let main = """
  callready: 1
  name: T
  base: https://crm.example/v1
  environments:
    test: { secrets: { api_key: { from: env KEY } } }
  authentication: { fields: { api_key: { type: password } } }

  """

private let users = """
  endpoint: users
  request: GET /users?for={{.owner}}
  paging: { mode: page, parameter: page, size-parameter: per_page, size: 100 }
  mapping: { UserUniqueId: data.#.id, Email: data.#.email }
  total: meta.total
  agents:
    "1001": { email: a@b.example, user: u1, pilot: true }
    "1900": { without-user: Warehouse }

  """

private let followUp = """
  endpoint: follow-up
  requests:
    account:
      after: login
      request: |
        GET /account
        X-Api-Key: {{.api_key}}
      mapping: { owner: data.owner.id }

  """

private func read(_ users: String = users, _ followUp: String = followUp) throws -> Contract {
  try ContractReader.read(
    files: [
      "contract.yaml": Array(main.utf8), "users.yaml": Array(users.utf8),
      "follow-up.yaml": Array(followUp.utf8),
    ], folder: "t")
}

@Test func `users and follow-up requests are read`() throws {
  let contract = try read()
  let endpoint = try #require(contract.users)
  #expect(endpoint.mapping.map(\.field) == [.uniqueID, .email])
  #expect(endpoint.agents.map(\.number.value) == ["1001", "1900"])
  #expect(endpoint.agents[0].isPilot && endpoint.agents[0].user?.value == "u1")
  #expect(endpoint.agents[1].withoutUser?.value == "Warehouse")
  #expect(endpoint.response.within.value == .seconds(5))
  guard case .page(let parameters) = endpoint.paging.value else {
    Issue.record("no numbered pages")
    return
  }
  #expect(parameters.start == 1 && parameters.size == 100 && parameters.parameter == "page")
  #expect(contract.followUp?.requests.map(\.name.value) == ["account"])
  #expect(contract.followUp?.requests[0].variables.map(\.name.value) == ["owner"])
}

/// A text of users.yaml or follow-up.yaml that is wrong, and the codes that say so.
private let wrong: [(old: String, new: String, complaint: String)] = [
  (
    "size: 100", "size: 100, next: a", "contract-bad-value: 'next' means nothing with the mode page"
  ),
  (", size: 100", "", "contract-missing-key: the mode page needs 'size'"),
  ("parameter: page, ", "", "contract-missing-key: the mode page needs 'parameter'"),
  ("UserUniqueId: data.#.id, ", "", "mapping-required: the mapping lacks UserUniqueId"),
  (", Email: data.#.email", "", "field-not-mapped: nothing maps Email"),
  ("{ without-user: Warehouse }", "{ without-user: W, email: a@b.c }", "contract-excluded"),
  ("a@b.example", "sara", "contract-bad-value: 'sara' is not an e-mail address"),
  ("\"1900\"", "x1", "contract-bad-value: 'x1' is not an extension"),
  ("after: login", "after: logn", "contract-bad-value: 'logn' is no value of 'after'"),
  ("after: login", "after: refresh", "follow-up-event: nothing is ever refreshed"),
  (
    "{ owner: data.owner.id }", "{ \"owner,x\": \"$.a, $.b\" }",
    "follow-up-arity: 2 variables and 2 paths"
  ),
  (
    "{ owner: data.owner.id }", "{ owner: \"$.a, $.b\" }", "follow-up-arity: 1 variable and 2 paths"
  ),
  (
    "{ owner: data.owner.id }", "{ Phone: a }",
    "contract-bad-value: 'Phone' is filled in by the PBX"
  ),
  ("owner: data.owner.id", "ownr: a", "template-variable: {{.owner}} does not exist in Get Users"),
  ("GET /account\n", "GET /account?o={{.owner}}\n", "template-variable: {{.owner}} does not exist"),
]

@Test(arguments: wrong.indices)
func `what is wrong is said with its code`(_ row: Int) throws {
  let (old, new, complaint) = wrong[row]
  let error = #expect(throws: ContractUnreadable.self) {
    try read(users.replacing(old, with: new), followUp.replacing(old, with: new))
  }
  let found = error?.complaints.map { "\($0.code): \($0.message.text)" } ?? []
  #expect(
    found.contains { $0.hasPrefix(complaint) || complaint == "contract-excluded" }, "\(found)")
  #expect(error?.complaints.allSatisfy { !$0.remedy.isEmpty } == true)
}
