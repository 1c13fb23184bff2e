// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization
import Testing

/// A listener on loopback that answers as a script says, byte by byte, and remembers requests.
final class LoopbackCRM: Sendable {
  let port: Int
  private let listener: CInt
  private let log: RequestLog

  /// Listens; the script runs on a thread of its own for each connection.
  init(_ script: @escaping @Sendable (Connection) -> Void) throws {
    let (listener, port) = try Self.listen()
    let log = RequestLog()
    (self.listener, self.port, self.log) = (listener, port, log)
    startThread {
      while case let socket = accept(listener, nil, nil), socket >= 0 {
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        startThread {
          script(Connection(socket: socket, log: log))
          close(socket)
        }
      }
      close(listener)
    }
  }

  /// A server that answers each request with what a function makes of it.
  convenience init(answering answer: @escaping @Sendable (String) -> String) throws {
    try self.init { connection in
      while let request = connection.request() { connection.write(answer(request)) }
    }
  }

  deinit { shutdown(listener, CInt(SHUT_RDWR)) }

  var url: String { "http://127.0.0.1:\(port)" }

  /// The heads of the requests that came.
  var requests: [String] { log.requests }

  /// A port that nobody listens on.
  static func closedPort() throws -> Int {
    let (listener, port) = try listen()
    close(listener)
    return port
  }

  private static func listen() throws -> (CInt, Int) {
    let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutableBytes(of: &address) { bytes in
      let pointer = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
      return bind(listener, pointer, length) == 0 && Glibc.listen(listener, 64) == 0
        && getsockname(listener, pointer, &length) == 0
    }
    try #require(isListening)
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }
}

/// The requests a server was sent.
final class RequestLog: Sendable {
  private let heads = Mutex<[String]>([])

  func append(_ head: String) { heads.withLock { $0.append(head) } }

  var requests: [String] { heads.withLock { $0 } }
}

/// One connection of a ``LoopbackCRM``.
struct Connection: Sendable {
  let socket: CInt
  let log: RequestLog

  /// Reads the head of a request without a body; nil if the connection has ended.
  func request() -> String? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
      guard recv(socket, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    let text = String(decoding: head, as: UTF8.self)
    log.append(text)
    return text
  }

  /// Reads one more byte; false if the connection has ended.
  func receive(_ byte: inout UInt8) -> Bool { recv(socket, &byte, 1, 0) == 1 }

  /// Writes all bytes; false if nobody takes them any more.
  @discardableResult
  func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
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
