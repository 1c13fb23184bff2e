// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Hostile servers beyond those of `Cases`: one finding each, the right exit status, nothing lost.
@Suite struct MisbehaviourTests {
  /// What a server writes to each request before it ends the connection.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let answer: [UInt8]
    let code: String
    /// A part of what the finding says.
    let words: String

    init(_ name: String, _ answer: String, _ code: String, _ words: String) {
      (testDescription, self.answer, self.code, self.words) = (
        name, Array(answer.utf8), code, words
      )
    }
  }

  private static let ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

  static let rows: [Row] = [
    Row("HTTP/0.9", #"{"data":[]}"#, "answer-unreadable", "is not HTTP"),
    Row(
      "two lengths", ok + "Content-Length: 2\r\nContent-Length: 11\r\n\r\n{\"data\":[]}",
      "answer-unreadable", "announces two different lengths"),
    Row(
      "bad chunks", ok + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n",
      "answer-unreadable", "the chunks of the answer's body are malformed; 2 bytes of the body"),
    Row(
      "endless header", ok + String(repeating: "X-Same: line\r\n", count: 40_000),
      "answer-unreadable", "the answer's header is larger than the limit of 262144 bytes"),
    Row(
      "a flood of interim answers", String(repeating: "HTTP/1.1 100 Go\r\n\r\n", count: 20_000),
      "answer-unreadable", "the answer's header is larger than the limit of 262144 bytes"),
    Row(
      "a huge line", "HTTP/1.1 200 " + String(repeating: "a", count: 300_000) + "\r\n\r\n",
      "answer-unreadable", "a line of the answer's header is larger than"),
    Row(
      "not compressed", ok + "Content-Encoding: br\r\n\r\n{\"data\":[]}", "answer-unreadable",
      "cannot be decoded"),
    Row("half a header", ok + "X: y", "answer-missing", "bytes of the header had come"),
  ]

  @Test(arguments: rows) func `an answer that breaks the rules is one finding`(_ row: Row)
    async throws
  {
    let server = try LoopbackCRM { connection in
      guard connection.request() != nil else { return }
      connection.write(row.answer)
    }
    let (ending, results) = try await run(against: server.url)
    #expect(ending.status == .exited(4))
    #expect(results.codes == [row.code])
    #expect(ending.output.contains(row.words), "\(ending.output)")
    let complaints = ending.errors.split(separator: "\n").filter { !$0.hasPrefix("[") }
    #expect(complaints.isEmpty, "only progress is told on the error output")
  }

  @Test func `a bomb is one finding`() async throws {
    let server = try LoopbackCRM { connection in
      guard connection.request() != nil else { return }
      connection.write(
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: \(Self.bomb.count)\r\n\r\n")
      connection.write(Self.bomb)
    }
    let (ending, results) = try await run(against: server.url)
    #expect(ending.status == .exited(4))
    #expect(results.codes == ["answer-unreadable"])
    #expect(ending.output.contains("limit of 16777216 decoded bytes"))
  }

  @Test func `an answer that nobody asked for is nobody's answer`() async throws {
    // Each answer is followed by another one, which would be the next request's.
    let poison = "HTTP/1.1 500 Poison\r\nContent-Length: 0\r\n\r\n"
    let server = try LoopbackCRM { connection in
      while connection.request() != nil {
        connection.write("\(Self.ok)Content-Length: 11\r\n\r\n{\"data\":[]}\(poison)")
      }
    }
    let (ending, _) = try await run(against: server.url)
    #expect(ending.status == .exited(4))
    let answers = ending.errors.split(separator: "\n").filter { $0.hasSuffix(" ms") }
    #expect(answers.count == 11)
    #expect(answers.allSatisfy { $0.contains(": 200, ") }, "\(ending.errors)")
  }

  @Test func `a port that speaks no TLS could not be asked`() async throws {
    let server = try LoopbackCRM { connection in
      connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
      connection.waitForEnd()
    }
    let (ending, results) = try await run(against: "https://127.0.0.1:\(server.port)")
    #expect(ending.status == .exited(3))
    #expect(results.codes == ["network-tls"])
    #expect(ending.output.contains("does not speak TLS: is it an http address?"))
  }

  @Test func `a proxy that is not there could not be asked and is named`() async throws {
    let port = try LoopbackCRM.closedPort()
    let (ending, results) = try await run(
      against: "http://crm.invalid",
      environment: ["http_proxy": "http://user:pr0xy-pa55word@127.0.0.1:\(port)"])
    #expect(ending.status == .exited(3))
    #expect(results.codes == ["network-proxy"])
    #expect(ending.output.contains("http://127.0.0.1:\(port)"))
    #expect(!ending.output.contains("pr0xy-pa55word"))
  }

  @Test func `loopback is asked directly, whatever proxy is set`() async throws {
    let proxy = try LoopbackCRM { _ in }
    let server = try LoopbackCRM(answering: { _ in
      "HTTP/1.1 401 No\r\nContent-Length: 2\r\n\r\n{}"
    })
    let (ending, results) = try await run(
      against: server.url, environment: ["http_proxy": proxy.url, "all_proxy": proxy.url])
    #expect(ending.status == .exited(4))
    #expect(results.codes == ["auth-accepted"])
    #expect(proxy.requests.isEmpty)
  }

  private func run(
    against address: String, environment: [String: String] = [:]
  ) async throws -> (ToolProcess.Ending, Results) {
    let scratch = try Scratch()
    let out = scratch.path("out")
    let ending = try await callready(
      Northgate.live(address, out: out), in: scratch,
      environment: Northgate.key.merging(environment) { $1 })
    return (ending, try Results(out))
  }

  /// 32 MiB of zeros, compressed with Brotli.
  private static let bomb: [UInt8] = [
    207, 255, 255, 127, 248, 39, 0, 226, 177, 64, 32, 247, 254, 63, 255, 255, 255, 241, 79, 0, 196,
    97, 1, 128, 238, 253, 63,
  ]
}
