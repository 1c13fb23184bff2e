// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import CurlTransports

/// A listener on loopback that follows a script byte by byte and records what it was sent.
///
/// It listens until the tests are over: a test that only knows its URL must not lose it.
final class RawServer: Sendable {
  let port: Int
  private let log: Guarded<[String]>

  /// Listens; the script runs on a thread of its own for each connection.
  init(_ script: @escaping @Sendable (RawConnection) -> Void) throws {
    let (listener, port) = try RawSocket.listen()
    let log = Guarded<[String]>([])
    (self.port, self.log) = (port, log)
    startThread {
      var number = 0
      while case let socket = accept(listener, nil, nil), socket >= 0 {
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        let connection = RawConnection(socket: socket, number: number, log: log)
        startThread {
          script(connection)
          close(socket)
        }
        number += 1
      }
    }
  }

  /// A server that answers each request on every connection with the same bytes.
  convenience init(answering answer: String) throws {
    try self.init { connection in
      while connection.readRequest() != nil { connection.write(answer) }
    }
  }

  /// A server that answers the first request with these bytes and closes the connection.
  convenience init(closingAfter answer: [UInt8]) throws {
    try self.init { connection in
      _ = connection.readRequest()
      connection.write(answer)
    }
  }

  convenience init(closingAfter answer: String) throws {
    try self.init(closingAfter: Array(answer.utf8))
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// The requests that came, in the order they were read; bytes as Latin-1.
  var requests: [String] { log.withLock { $0 } }

  /// Waits until so many requests have come.
  func waitForRequests(_ count: Int) async throws {
    while requests.count < count { try await Task.sleep(for: .milliseconds(1)) }
  }
}

/// One connection of a ``RawServer``.
struct RawConnection: Sendable {
  let socket: Int32
  /// Counted from zero in the order of acceptance.
  let number: Int
  let log: Guarded<[String]>

  /// Reads a request with its body and records it; nil if the connection has ended.
  func readRequest() -> String? {
    var text: [UInt8] = []
    var byte: UInt8 = 0
    while !text.ends(with: "\r\n\r\n") {
      guard recv(socket, &byte, 1, 0) == 1 else { return nil }
      text.append(byte)
    }
    let head = String(decoding: text, as: UTF8.self).lowercased()
    if let field = head.split(separator: "\r\n").first(where: { $0.hasPrefix("content-length:") }) {
      let length = Int(field.dropFirst(15).filter { $0 != " " }) ?? 0
      for _ in 0..<length {
        guard recv(socket, &byte, 1, 0) == 1 else { return nil }
        text.append(byte)
      }
    }
    let request = String(String.UnicodeScalarView(text.map { Unicode.Scalar($0) }))
    log.withLock { $0.append(request) }
    return request
  }

  /// Writes all bytes; false if nobody takes them any more.
  @discardableResult
  func write(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        send(socket, buffer.baseAddress?.advanced(by: offset), bytes.count - offset, 0x4000)
      }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }

  @discardableResult
  func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  /// Waits until the other side has closed the connection.
  func waitForEnd() {
    var byte: UInt8 = 0
    while recv(socket, &byte, 1, 0) == 1 {}
  }
}

extension [UInt8] {
  fileprivate func ends(with text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}

/// Loopback sockets.
enum RawSocket {
  static func listen(backlog: Int32 = 512, port: Int = 0) throws -> (socket: Int32, port: Int) {
    let (socket, bound) = tryToListen(backlog, port)
    return (socket, try #require(bound))
  }

  private static func tryToListen(_ backlog: Int32, _ port: Int) -> (socket: Int32, port: Int?) {
    // A child program of another test must not keep the socket open.
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let socket = Glibc.socket(AF_INET, kind, 0)
    var address = loopback(port: port)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutableBytes(of: &address) { bytes in
      let pointer = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
      return bind(socket, pointer, length) == 0 && Glibc.listen(socket, backlog) == 0
        && getsockname(socket, pointer, &length) == 0
    }
    return (socket, isBound ? Int(UInt16(bigEndian: address.sin_port)) : nil)
  }

  /// A port on which nobody listens.
  ///
  /// It is below those that the system gives out by itself, or another test might get it before the
  /// program that it is for.
  static func freePort() throws -> Int {
    while true {
      let port = nextPort.withLock { port in
        port += 1
        return 12_000 + port % 20_000
      }
      let (socket, bound) = tryToListen(1, port)
      close(socket)
      if let bound { return bound }
    }
  }

  /// Begins elsewhere in each process, since several may run these tests at once.
  private static let nextPort = Guarded(Int(getpid()) &* 97)

  /// Begins to connect without waiting; nil if it was refused at once.
  static func connect(port: Int, blocking: Bool) -> Int32? {
    let kind =
      Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      | (blocking ? 0 : Int32(SOCK_NONBLOCK.rawValue))
    let socket = Glibc.socket(AF_INET, kind, 0)
    var address = loopback(port: port)
    let code = withUnsafeBytes(of: &address) { bytes in
      Glibc.connect(
        socket, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress,
        socklen_t(MemoryLayout<sockaddr_in>.size))
    }
    if code == 0 || (!blocking && errno == EINPROGRESS) { return socket }
    close(socket)
    return nil
  }

  private static func loopback(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}

private final class ThreadBody {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Runs a closure on a thread of its own.
private func startThread(_ body: @escaping @Sendable () -> Void) {
  var thread = pthread_t()
  let context = Unmanaged.passRetained(ThreadBody(body)).toOpaque()
  let code = pthread_create(
    &thread, nil,
    { context in
      guard let context else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
      return nil
    }, context)
  if code == 0 { pthread_detach(thread) }
}
