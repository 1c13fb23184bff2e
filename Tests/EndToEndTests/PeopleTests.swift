// SPDX-License-Identifier: Apache-2.0

import Testing

/// People whom a contract does not name are in nothing that a run writes or prints.
@Suite struct PeopleTests {
  private static let seed = """
    {"contacts": [
      {"id": "abc123", "full_name": "Aisha Rahman", "company": "North Gate Logistics",
       "phone": "+971500000000", "mobile": "+971585551234", "email": "private@zephyr.example",
       "url": "https://sandbox.northgate.example/app/contacts/abc123"},
      {"id": "c20", "full_name": "Tara Upton", "mobile": "+971500000021"},
      {"id": "c2", "full_name": "Quentin Zabriskie", "phone": "+971 50 000 0001",
       "email": "quentin@zephyr.example", "company": "Zephyr Trading"},
      {"id": "c3", "full_name": "Ottoline Vexley", "phone": "+971509998877",
       "mobile": "00971585556677", "email": "o.vexley@zephyr.example"}
    ]}
    """

  private static let undeclared = [
    "Zabriskie", "Vexley", "Ottoline", "zephyr.example", "+971509998877", "00971585556677",
    "+971585551234", "971585551234",
  ]

  @Test(arguments: [[], ["--fault", "match-all"], ["--fault", "rename=full_name:name"]])
  func `neither reports nor output of a run show them`(_ faults: [String]) async throws {
    let scratch = try Scratch()
    try Files.write(Self.seed, scratch.path("seed.json"))
    let ending = try await callready(
      ["run", Northgate.contract, "--sandbox", "--seed", "seed.json", "--out", scratch.path("out")]
        + faults, in: scratch)
    // The seed lacks most people of the contract, so that many known numbers find nobody.
    #expect(ending.status == .exited(4), "\(ending.output)")
    let written = try Files.all(below: scratch.path("out")).map { try #require(Files.text($0)) }
    #expect(written.count == 4)
    for text in written + [ending.output, ending.errors] {
      for person in Self.undeclared { #expect(!text.contains(person), "\(person)") }
    }
    #expect(written.contains { $0.contains("Aisha Rahman") }, "declared people stay")
    #expect(written.contains { $0.contains("‹e-mail›") }, "bodies are shown, masked")
  }

  @Test func `a lookup into a pipe hides them, and says so`() async throws {
    let scratch = try Scratch()
    try Files.write(Self.seed, scratch.path("seed.json"))
    let lookup = { (number: String) in
      try await callready(
        ["lookup", Northgate.contract, number, "--sandbox", "--seed", "seed.json"], in: scratch)
    }
    let ending = try await lookup("+971509998877")
    #expect(ending.status == .exited(0))
    // Who typed the number may see it.
    #expect(ending.output.contains("phone=%2B971509998877"))
    for person in ["Vexley", "Ottoline", "zephyr.example", "00971585556677"] {
      #expect(!ending.output.contains(person), "\(person)")
    }
    #expect(ending.output.contains("‹hidden, "))
    #expect(ending.errors.contains("on a terminal only"))
  }
}
