// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONValues
import Testing

@Suite struct ReplayTests {
  /// A recording of the contract as it is, made in the sandbox.
  private func recorded(in scratch: Scratch) async throws -> String {
    let folder = scratch.path("recording")
    let ending = try await callready(
      [
        "run", Northgate.contract, "--sandbox", "--record", folder, "--reports", "none", "--out",
        scratch.path("recorded"),
      ], in: scratch)
    try #require(ending.status == .exited(0), "\(ending.errors)")
    return folder
  }

  /// The contract with one text in its contact search replaced by another.
  private func changed(
    _ text: String, to other: String, in scratch: Scratch
  ) throws -> String {
    let folder = scratch.path("contract")
    mkdir(folder, 0o700)
    for name in ["contract.yaml", "contact-search.yaml"] {
      let source = try #require(Files.text(Northgate.contract + "/" + name))
      if name == "contact-search.yaml" { try #require(source.contains(text)) }
      try Files.write(source.replacing(text, with: other), folder + "/" + name)
    }
    return folder
  }

  @Test func `a request that was not recorded could not be asked, and the nearest one is shown`()
    async throws
  {
    let scratch = try Scratch()
    let recording = try await recorded(in: scratch)
    let contract = try changed("search?phone=", to: "search?number=", in: scratch)
    let ending = try await callready(
      ["run", contract, "--replay", recording, "--out", scratch.path("out")], in: scratch)
    #expect(ending.status == .exited(3))
    let results = try Results(scratch.path("out"))
    #expect(results.codes.contains("recording-missing"))
    #expect(ending.output.contains("nearest is exchange"))
    #expect(ending.output.contains("'number'"))
  }

  @Test func `an exchange that nobody asks for is a minor finding`() async throws {
    let scratch = try Scratch()
    let recording = try await recorded(in: scratch)
    let contract = try changed(
      "  our own reception: { call: \"1001\", finds: nothing }\n", to: "", in: scratch)
    let run = ["run", contract, "--replay", recording, "--out", scratch.path("out")]
    let ending = try await callready(run, in: scratch)
    #expect(ending.status == .exited(0))
    let results = try Results(scratch.path("out"))
    // One for each contact type that was searched.
    #expect(results.codes == Array(repeating: "recording-unused", count: 3))
    #expect(results.json["findings"]?[0]?["severity"]?.string == "minor")
    let strict = try await callready(run + ["--fail-on", "minor"], in: scratch)
    #expect(strict.status == .exited(4))
  }

  @Test func `two replays of one recording write the same bytes`() async throws {
    let scratch = try Scratch()
    let recording = try await recorded(in: scratch)
    for name in ["first", "second"] {
      let ending = try await callready(
        ["run", Northgate.contract, "--replay", recording, "--out", scratch.path(name)],
        in: scratch)
      #expect(ending.status == .exited(0))
    }
    for file in ["results.json", "report.html", "junit.xml", "summary.md"] {
      let first = try #require(Files.bytes(scratch.path("first/\(file)")))
      #expect(Files.bytes(scratch.path("second/\(file)")) == first, "\(file)")
    }
  }

  @Test func `an environment that was not recorded is refused`() async throws {
    let scratch = try Scratch()
    let recording = try await recorded(in: scratch)
    let ending = try await callready(
      ["run", Northgate.contract, "--env", "production", "--replay", recording], in: scratch)
    #expect(ending.status == .exited(64))
    #expect(ending.errors.contains("made in the environment 'sandbox'"))
  }

  static let published = ProgramUnderTest.package + "/Recordings/northgate"

  @Test(.enabled(if: Files.exists(published)))
  func `the published recording is ready`() async throws {
    let scratch = try Scratch()
    let ending = try await callready(
      ["run", Northgate.contract, "--replay", Self.published, "--out", scratch.path("out")],
      in: scratch)
    #expect(ending.status == .exited(0), "\(ending.output)\(ending.errors)")
    #expect(try Results(scratch.path("out")).codes.isEmpty)
  }
}
