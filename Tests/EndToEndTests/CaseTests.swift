// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@Suite struct CaseTests {
  @Test(arguments: Case.all)
  func `the program says and does what the case expects`(_ row: Case) async throws {
    let scratch = try Scratch()
    let misbehaviour = try row.lines(of: "server").first.map {
      try #require(Misbehaviour(rawValue: $0), "no server is called \($0)")
    }
    let server = try misbehaviour?.script.map { try LoopbackCRM($0) }
    let port = try server?.port ?? misbehaviour.map { _ in try LoopbackCRM.closedPort() }
    let normaliser = Normaliser(out: scratch.path("out"), folder: row.path, port: port)
    let ending = try await callready(
      row.lines(of: "arguments").map(normaliser.filled), in: scratch, folder: row.path,
      environment: row.environment(with: normaliser))
    withExtendedLifetime(server) {}
    expect(normaliser.normalised(ending.output), "stdout", of: row)
    expect(normaliser.normalised(ending.errors), "stderr", of: row)
    expect("\(ending.status.text)\n", "exit", of: row)
    let files = Files.all(below: scratch.path("out")).map { $0.dropFirst(scratch.path.count + 5) }
    expect(files.map { $0 + "\n" }.joined(), "files", of: row)
  }

  /// Compares with a file of the case; `RECORD_GOLDENS=1` writes it and fails.
  ///
  /// An empty text has no file.
  private func expect(_ actual: String, _ name: String, of row: Case) {
    let path = row.path + "/" + name
    let expected = Files.text(path) ?? ""
    if getenv("RECORD_GOLDENS") != nil, actual != expected {
      unlink(path)
      if !actual.isEmpty { try? Files.write(actual, path) }
      Issue.record("\(row.name)/\(name) was recorded")
      return
    }
    #expect(actual == expected, "\(row.name)/\(name); RECORD_GOLDENS=1 writes it anew")
  }

  @Test func `there are cases, and each has arguments and an exit status`() {
    #expect(Case.all.count >= 40)
    for row in Case.all {
      #expect(Files.exists(row.path + "/arguments"), "\(row.name)")
      #expect(Files.exists(row.path + "/exit"), "\(row.name)")
    }
  }
}

extension ToolProcess.Status {
  /// As the file `exit` has it.
  var text: String {
    switch self {
    case .exited(let code): "\(code)"
    case .signalled(let number): "signal \(number)"
    case .overdue: "overdue"
    }
  }
}
