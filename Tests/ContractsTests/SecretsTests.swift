// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Redaction
import Testing

private let secret = "hunter2-sk_live_42"

@Test(arguments: [
  // A value where a source is meant, and where the secret's map is meant
  "secrets: { api_key: { from: ▸SECRET◂ } }", "secrets: { api_key: ▸SECRET◂ }",
  "secrets: { api_key: { from: ▸\"SECRET\"◂ } }", "secrets: { api_key: ▸[SECRET]◂ }",
  "secrets:\n      api_key:\n        from: ▸|◂\n          SECRET",
  // A password field whose value stands among the variables
  "variables: { api_key: ▸SECRET◂ }\n      ",
])
func `a secret in the contract is a complaint that hides it`(_ line: String) throws {
  let head = "callready: 1\nname: x\nenvironments:\n  test:\n    "
  let tail = "\nauthentication:\n  fields: { api_key: { type: password } }\n"
  let marked = MarkedText(head + line.replacing("SECRET", with: secret) + tail)
  let complaints = Fixture.complaints(marked.text, search: nil)
  let complaint = try #require(complaints.first { $0.code == "secret-in-contract" })
  #expect(complaint.message.text == "a secret is written in the contract")
  #expect(complaint.label.text == "expected env NAME, file PATH or command PROGRAM")
  #expect(
    complaint.remedy.text
      == "put it into an environment variable, write `from: env TEST_API_KEY`, and have this one revoked"
  )
  #expect(complaint.span?.range == marked.range)
  for complaint in complaints { try expectHidden(complaint) }
}

@Test(arguments: [
  "secrets: { api_key: { from: SECRET, ownr: x } }", "secrets: { api_key: { from: @SECRET } }",
  "secrets: { api_key: { from: SECRET: x } }", "secrets: { api_key: { from: {{SECRET}} } }",
  "secrets:\n      api_key: %SECRET\n", "secrets:\n      api_key:\n        from: \"SECRET\n",
  "secrets: { api_key: { from: &SECRET x } }",
  "secrets: { api_key: { from: SECRET, from: SECRET } }",
  "secrets: { api_key: { from: abc,SECRET } }",
])
func `no complaint about a line shows the secret in it`(_ line: String) throws {
  let text = "callready: 1\nname: x\nenvironments:\n  test:\n    "
  let complaints = Fixture.complaints(
    text + line.replacing("SECRET", with: secret) + "\n", search: nil)
  #expect(!complaints.isEmpty)
  for complaint in complaints { try expectHidden(complaint) }
}

private func expectHidden(_ complaint: Complaint) throws {
  let renderer = CaretRenderer(redactor: Redactor(secrets: []), width: 500)
  #expect(!renderer.render(complaint).text.contains(secret), "\(complaint.code)")
}

@Test(arguments: [
  ("env A_B1", SecretSource.environment("A_B1")), ("file ~/.config/key", .file("~/.config/key")),
  ("file /a b", .file("/a b")),
  ("command pass show crm/northgate", .command(["pass", "show", "crm/northgate"])),
])
func `a source of a secret is read`(_ text: String, _ source: SecretSource) throws {
  let contract = try Fixture.read(Fixture.contract.replacing("env NORTHGATE_KEY", with: text))
  #expect(contract.environments[0].secrets[0].source == source)
}

@Test(arguments: [
  "env", "env 1A", "env A B", "env A-B", "file", "command", "Env A", "vault x", "\" env A\"",
  "environment A",
])
func `what is no source of a secret is taken for one`(_ text: String) {
  let codes = Fixture.complaints(Fixture.contract.replacing("env NORTHGATE_KEY", with: text))
    .map(\.code)
  #expect(codes.contains("secret-in-contract"))
}
