// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

@Suite struct ReportTests {
  @Test(arguments: [[], ["--fault", "rename=full_name:name"], ["--fault", "html"]])
  func `old results give the same reports, byte for byte`(_ faults: [String]) async throws {
    let scratch = try Scratch()
    let run = try await callready(
      ["run", Northgate.contract, "--sandbox", "--out", scratch.path("out")] + faults, in: scratch)
    let again = try await callready(
      [
        "report", scratch.path("out"), "--html", "r.html", "--junit", "r.xml", "--markdown", "r.md",
      ],
      in: scratch)
    #expect(again.status == .exited(0))
    for (file, other) in [
      ("report.html", "r.html"), ("junit.xml", "r.xml"), ("summary.md", "r.md"),
    ] {
      let bytes = try #require(Files.bytes(scratch.path("out/\(file)")))
      #expect(Files.bytes(scratch.path(other)) == bytes, "\(file)")
    }
    let shown = try await callready(["report", scratch.path("out/results.json")], in: scratch)
    let withoutFolder = run.output.split(separator: "\n").filter { !$0.hasPrefix("report: ") }
    #expect(shown.output.split(separator: "\n") == withoutFolder)
  }

  @Test func `no escape codes go into a pipe or a file`() async throws {
    let scratch = try Scratch()
    let run = ["run", Northgate.contract, "--sandbox", "--fault", "html", "--out"]
    let plain = try await callready(run + [scratch.path("a")], in: scratch)
    let colorless = try await callready(
      run + [scratch.path("b")], in: scratch, environment: ["NO_COLOR": "1", "TERM": "xterm"])
    for text in [plain.output, plain.errors, colorless.output, colorless.errors] {
      #expect(!text.isEmpty)
      #expect(!text.contains("\u{1B}"))
    }
  }

  @Test func `without a folder each run gets a new one, however close they are`() async throws {
    let scratch = try Scratch()
    let processes = try (0..<4).map { _ in
      try ToolProcess(["run", Northgate.contract, "--sandbox", "--quiet"], in: scratch)
    }
    for process in processes {
      let ending = try await process.ending()
      #expect(ending.status == .exited(0))
      #expect(ending.output == "verdict: ready (0 blocker, 0 major, 0 minor, 3 not proven)\n")
      #expect(ending.errors.isEmpty)
    }
    let runs = Files.names(scratch.path(".callready/runs"))
    #expect(runs.count == 4)
    for run in runs {
      #expect(
        Files.names(scratch.path(".callready/runs/\(run)"))
          == ["junit.xml", "report.html", "results.json", "summary.md"])
    }
  }

  @Test func `reports of an older run do not stay beside new results`() async throws {
    let scratch = try Scratch()
    let run = ["run", Northgate.contract, "--sandbox", "--quiet", "--out", scratch.path("out")]
    _ = try await callready(run, in: scratch)
    _ = try await callready(run + ["--reports", "junit"], in: scratch)
    #expect(Files.names(scratch.path("out")) == ["junit.xml", "results.json"])
  }

  @Test func `the schema of the contract language is JSON`() async throws {
    let ending = try await callready(["schema"], in: Scratch())
    #expect(ending.status == .exited(0))
    let schema = try JSONDocument(parsing: ending.output).root
    #expect(schema["$schema"]?.string?.contains("json-schema.org") == true)
    #expect(ending.output.contains("\"contact-search\""))
  }

  @Test func `every code has a page, and the list names each once`() async throws {
    let scratch = try Scratch()
    let list = try await callready(["explain"], in: scratch)
    let codes = list.output.split(separator: "\n").map(String.init)
    #expect(codes.count > 20)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      let page = try await callready(["explain", code], in: scratch)
      #expect(page.status == .exited(0))
      #expect(page.output.hasPrefix("# \(code)\n"))
      #expect(
        Files.text(ProgramUnderTest.package + "/Docs/Checks/\(code).md") ?? page.output
          == page.output)
    }
  }

  @Test func `a plan reads no secret, not even one that a program would give`() async throws {
    let scratch = try Scratch()
    let key = "kR7wZq2Tn5Vb9Xc4"
    let ending = try await callready(
      ["plan", Northgate.contract, "--curl"], in: scratch,
      environment: ["NORTHGATE_SANDBOX_KEY": key])
    #expect(ending.status == .exited(0))
    #expect(!ending.output.contains(key))
    #expect(ending.output.contains("X-Api-Key: REDACTED-1-api_key"))
  }
}
