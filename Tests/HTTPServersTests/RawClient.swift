// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A client that sends just the bytes it is told to, over one connection.
final class RawClient {
  private let descriptor: Int32
  private var received: [UInt8] = []

  struct Failure: Error {
    let what: String
  }

  /// What came back, nothing of it interpreted but the length.
  struct Answer: Equatable {
    let statusLine: String
    let headers: [String]
    let body: String

    func value(of name: String) -> String? {
      let prefix = name.lowercased() + ": "
      return headers.first { $0.lowercased().hasPrefix(prefix) }.map {
        String($0.dropFirst(prefix.count))
      }
    }
  }

  init(port: Int, host: String = "127.0.0.1") throws {
    descriptor = socket(
      AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let connected = withUnsafeBytes(of: &address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) {
        connect(descriptor, $0.baseAddress, socklen_t(bytes.count))
      }
    }
    if connected != 0 { throw Failure(what: "cannot connect") }
  }

  deinit { close(descriptor) }

  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Says that no more will be sent, while still listening.
  func closeOutput() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// The next answer; with `hasBody` false its length is not waited for.
  func answer(hasBody: Bool = true) throws -> Answer {
    var end = Self.endOfHead(in: received)
    while end == nil {
      guard try fill() else { throw Failure(what: "closed before an answer") }
      end = Self.endOfHead(in: received)
    }
    let head = String(decoding: received[..<(end ?? 0)], as: UTF8.self)
    received.removeFirst((end ?? 0) + 4)
    let lines = head.split(separator: "\r\n").map(String.init)
    let bare = Answer(statusLine: lines.first ?? "", headers: Array(lines.dropFirst()), body: "")
    let length = hasBody ? Int(bare.value(of: "Content-Length") ?? "0") ?? 0 : 0
    while received.count < length {
      guard try fill() else { throw Failure(what: "closed inside a body") }
    }
    let body = String(decoding: received.prefix(length), as: UTF8.self)
    received.removeFirst(length)
    return Answer(statusLine: bare.statusLine, headers: bare.headers, body: body)
  }

  func exchange(_ text: String, hasBody: Bool = true) throws -> Answer {
    send(text)
    return try answer(hasBody: hasBody)
  }

  /// Whether the server closes the connection without sending anything more.
  func isClosed() throws -> Bool {
    guard received.isEmpty else { return false }
    return try !fill()
  }

  private func fill() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0, errno != ECONNRESET { throw Failure(what: "nothing came for ten seconds") }
    received += buffer.prefix(max(0, count))
    return count > 0
  }

  private static func endOfHead(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...(bytes.count - 4)).first { bytes[$0..<($0 + 4)].elementsEqual("\r\n\r\n".utf8) }
  }
}
