// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONValues
import Sandboxes

/// Asks a sandbox over a plain socket, one connection a request.
struct SandboxClient {
  struct Failure: Error {
    let what: String
  }

  struct Answer {
    let status: Int
    let headers: [String]
    let body: String

    func json() throws -> JSONValue { try JSONDocument(parsing: body).root }

    /// The ids of a list, in order.
    func ids() throws -> [String] {
      let data = try json()["data"]
      guard let data, data.kind == .array else { throw Failure(what: "no list: \(body)") }
      return data.elements.map { $0["id"]?.string ?? "?" }
    }

    /// The value of a header.
    func header(_ name: String) -> String? {
      headers.first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
        .map { String($0.dropFirst(name.count + 2)) }
    }

    func errorCode() throws -> String? { try json()["error"]?["code"]?.string }
  }

  /// What a token of the integration is good for.
  static let ordinaryScope =
    "contacts.read contacts.write users.read calls.read calls.write tickets.read tickets.write"

  let sandbox: NorthgateSandbox
  var key: String? = "X-Api-Key: \(SandboxOptions.defaultAPIKey)"

  func get(_ target: String) throws -> Answer { try send("GET", target) }

  /// Stores a record, and answers what is said about it.
  func post(_ list: String, _ body: String) throws -> Answer {
    try send("POST", "/\(list)", body: body)
  }

  /// The record that is read under an address; nil if there is none.
  func record(_ target: String) throws -> JSONValue? { try get(target).json()["data"] }

  /// A search for a number that is percent-encoded as it should be.
  func search(_ phone: String, in kind: String = "contacts") throws -> Answer {
    try get("/\(kind)/search?phone=" + Self.encoded(phone))
  }

  func send(
    _ method: String, _ target: String, headers: [String] = [], body: String = ""
  ) throws -> Answer {
    var lines = ["\(method) \(target) HTTP/1.1", "Host: \(sandbox.address)", "Connection: close"]
    lines += headers + [key, "Content-Length: \(body.utf8.count)"].compactMap(\.self)
    let text = try exchange(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    let head = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let headers = (head.first ?? "").split(separator: "\r\n").map(String.init)
    let status = headers.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    guard let status else { throw Failure(what: "no answer") }
    return Answer(
      status: status, headers: Array(headers.dropFirst()),
      body: head.count > 1 ? String(head[1]) : "")
  }

  private func exchange(_ request: String) throws -> String {
    let descriptor = socket(
      AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    let port = sandbox.address.split(separator: ":").last.flatMap { in_port_t($0) } ?? 0
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    let patienceSize = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, patienceSize)
    let connected = withUnsafeBytes(of: &address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) {
        connect(descriptor, $0.baseAddress, socklen_t(bytes.count))
      }
    }
    guard connected == 0 else { throw Failure(what: "cannot connect") }
    let bytes = Array(request.utf8)
    _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count == 0 { return String(decoding: received, as: UTF8.self) }
      if count < 0 { throw Failure(what: "nothing came for ten seconds") }
      received += buffer.prefix(count)
    }
  }

  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let hex = String(byte, radix: 16, uppercase: true)
      return "%" + (hex.count < 2 ? "0" + hex : hex)
    }.joined()
  }
}

/// Runs a test against a sandbox of its own, whose clock stands if nothing else is said.
func withSandbox(
  _ options: SandboxOptions = SandboxOptions(), test: (SandboxClient) throws -> Void
) async throws {
  var options = options
  options.startsAt = options.startsAt ?? SandboxInstant("2026-11-20T08:00:00Z")
  let sandbox = try await NorthgateSandbox.start(options)
  do {
    try test(SandboxClient(sandbox: sandbox))
  } catch {
    await sandbox.stop()
    throw error
  }
  await sandbox.stop()
}

func withSandbox(
  faults: String..., test: (SandboxClient) throws -> Void
) async throws {
  let faults = try faults.map { try SandboxFault(parsing: $0) }
  try await withSandbox(SandboxOptions(faults: faults), test: test)
}

/// The text of a file of the package.
func text(ofFile path: String, from file: String = #filePath) throws -> String {
  let root = file.split(separator: "/").dropLast(3).joined(separator: "/")
  let stream = fopen("/" + root + "/" + path, "r")
  guard let stream else { throw SandboxClient.Failure(what: "no file \(path)") }
  defer { fclose(stream) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, stream)
    if count == 0 { return String(decoding: bytes, as: UTF8.self) }
    bytes += buffer.prefix(count)
  }
}
