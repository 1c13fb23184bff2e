// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Credentials that never change: a bearer token without token.yaml, and Basic authentication.
@Suite struct StaticCredentialTests {
  private static func contract(_ secret: String, _ authentication: String) -> String {
    """
    callready: 1
    name: Northgate with what never changes
    base: "{{.base_url}}"
    environments:
      sandbox:
        variables: { base_url: https://sandbox.northgate.example/v1, username: callready }
        secrets: { \(secret): { from: env NEVER_CHANGES, owner: api-developer, renew-by: "2027-06-30" } }
    authentication:
    \(authentication)
    owners: { api-developer: Lina Khoury }

    """
  }

  private static let bearer = """
      method: bearer
      fields: { base_url: { title: API address } }
    """

  private func folder(_ text: String, in scratch: Scratch) throws -> String {
    let folder = scratch.path("contract")
    mkdir(folder, 0o700)
    try Files.write(text, folder + "/contract.yaml")
    let search = ProgramUnderTest.package + "/Contracts/northgate-oauth2/contact-search.yaml"
    try Files.write(try #require(Files.text(search)), folder + "/contact-search.yaml")
    return folder
  }

  @Test func `a bearer token without token.yaml is used, and false ones are refused`() async throws
  {
    let scratch = try Scratch()
    let contract = try folder(Self.contract("access_token", Self.bearer), in: scratch)
    let out = scratch.path("out")
    let recording = scratch.path("recording")
    let ending = try await callready(
      ["run", contract, "--sandbox", "--record", recording, "--out", out], in: scratch)
    #expect(ending.status == .exited(0), "\(ending.output)\(ending.errors)")
    let results = try Results(out)
    #expect(results.codes == [])
    for promise in [
      "auth-read | contract |  | kept | -", "auth-refused | contract | no credential | kept | -",
      "auth-refused | contract | false credential | kept | -",
      "auth-scheme | contract |  | kept | -",
    ] { #expect(results.promises.contains(promise), "\(results.promises)") }
    #expect(!results.promises.contains { $0.hasPrefix("token-") }, "\(results.promises)")
    let again = scratch.path("again")
    _ = try await callready(["run", contract, "--replay", recording, "--out", again], in: scratch)
    #expect(try Results(again).promises == results.promises)
  }

  @Test func `a CRM that lets a false bearer token in is found`() async throws {
    let scratch = try Scratch()
    let contract = try folder(Self.contract("access_token", Self.bearer), in: scratch)
    let out = scratch.path("out")
    let ending = try await callready(
      ["run", contract, "--sandbox", "--fault", "accepts-garbage", "--out", out], in: scratch)
    #expect(ending.status == .exited(4), "\(ending.output)\(ending.errors)")
    #expect(try Results(out).codes == ["auth-refused"])
  }

  @Test func `Basic authentication is tried without and with a false password`() async throws {
    let scratch = try Scratch()
    let basic = """
        method: basic
        fields: { username: { title: User }, password: { title: Password, type: password } }
      """
    let contract = try folder(Self.contract("password", basic), in: scratch)
    let plan = try await callready(["plan", contract], in: scratch)
    #expect(
      plan.output.contains("# no credential, must be refused"), "\(plan.output)\(plan.errors)")
    #expect(plan.output.contains("# false credential, must be refused"))
  }
}
