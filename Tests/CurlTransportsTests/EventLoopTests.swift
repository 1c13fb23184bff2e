// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import Transports

@testable import CurlTransports

struct EventLoopTests {
  /// Answers only when so many requests wait at the same time.
  private func barrier(_ count: Int) throws -> RawServer {
    let waiting = Guarded(0)
    return try RawServer { connection in
      guard connection.readRequest() != nil else { return }
      waiting.withLock { $0 += 1 }
      while waiting.withLock({ $0 }) < count { usleep(1000) }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    }
  }

  @Test(arguments: [false, true])
  func `two hundred requests are under way at once`(_ onLoop: Bool) async throws {
    let server = try barrier(200)
    let transport = CurlTransport(options: CurlOptions(environment: [:]))
    let request = Request(method: "GET", url: server.url)
    await withTaskGroup(of: Exchange.self) { group in
      for _ in 0..<200 {
        group.addTask(executorPreference: onLoop ? transport.executor : nil) {
          await transport.send(request, within: SendLimits())
        }
      }
      for await exchange in group { #expect(exchange.response?.status == 200) }
    }
    #expect(server.requests.count == 200)
  }

  @Test func `a task on the loop may stop it and goes on elsewhere`() async throws {
    let server = try RawServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let transport = CurlTransport(options: CurlOptions(environment: [:]))
    let request = Request(method: "GET", url: server.url)
    let kinds = await withTaskExecutorPreference(transport.executor) {
      let before = await transport.send(request, within: SendLimits())
      transport.shutdown()
      let after = await transport.send(request, within: SendLimits())
      await Task.yield()
      return [before.failure?.kind, after.failure?.kind]
    }
    #expect(kinds == [nil, .cancelled])
  }

  @Test func `the last reference may be dropped on the loop's own thread`() async throws {
    let server = try RawServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    for _ in 0..<20 {
      let transport = CurlTransport(options: CurlOptions(environment: [:]))
      let task = Task(executorPreference: transport.executor) {
        await transport.send(Request(method: "GET", url: server.url), within: SendLimits())
      }
      #expect(await task.value.response?.status == 200)
    }
  }

  @Test func `many transports begin and end beside each other`() async throws {
    let server = try RawServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<50 {
        group.addTask {
          let transport = CurlTransport(options: CurlOptions(environment: [:]))
          return await transport.send(
            Request(method: "GET", url: server.url), within: SendLimits()
          ).response?.status
        }
      }
      for await status in group { #expect(status == 200) }
    }
  }
}
