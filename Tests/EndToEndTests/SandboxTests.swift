// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct SandboxTests {
  @Test func `the first line says where the sandbox listens`() async throws {
    let scratch = try Scratch()
    let sandbox = try ToolProcess(["sandbox", "--port", "0"], in: scratch)
    let port = try await sandbox.line(after: "listening on http://127.0.0.1:")
    #expect(Int(port) != nil)
    let first = sandbox.output.split(separator: "\n").first
    #expect(first == "listening on http://127.0.0.1:\(port)")
  }

  @Test func `a port that is taken is said, with what to do`() async throws {
    let scratch = try Scratch()
    let sandbox = try ToolProcess(["sandbox"], in: scratch)
    let port = try await sandbox.line(after: "listening on http://127.0.0.1:")
    let other = try await callready(["sandbox", "--port", port], in: scratch)
    #expect(other.status == .exited(3))
    #expect(other.errors.contains(port))
    #expect(other.errors.contains("help: choose another port"))
    #expect(other.output.isEmpty)
  }
}
