// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// A browser without a window: sends one request after another and keeps cookies.
final class WebBrowser {
  /// What a server answered.
  struct Page {
    let status: Int
    let headers: [(name: String, value: String)]
    let body: String

    /// Where the server sends the browser; nil if nowhere.
    var location: String? { headers.first { $0.name == "location" }?.value }
  }

  private var cookies: [String: String] = [:]

  /// Asks for a page; a form makes it a POST.
  func open(
    _ url: String, form: [(String, String)]? = nil, host: String? = nil
  ) throws -> Page {
    let parts = try #require(url.wholeMatch(of: #/http://127\.0\.0\.1:(\d+)(/[^#]*)?/#), "\(url)")
    let port = try #require(UInt16(parts.1))
    var lines = [
      "\(form == nil ? "GET" : "POST") \(parts.2 ?? "/") HTTP/1.0",
      "Host: \(host ?? "127.0.0.1:\(port)")",
      "Cookie: " + cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "),
    ]
    var body = ""
    if let form {
      body = form.map { "\(SecretHunt.percentEncoded($0.0))=\(SecretHunt.percentEncoded($0.1))" }
        .joined(separator: "&")
      lines += [
        "Content-Type: application/x-www-form-urlencoded", "Content-Length: \(body.utf8.count)",
        "Referer: \(url)",
      ]
    }
    let text = try Self.exchange(lines.joined(separator: "\r\n") + "\r\n\r\n" + body, port: port)
    let page = try Self.page(text)
    for header in page.headers where header.name == "set-cookie" {
      let pair = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
      if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
    }
    return page
  }

  private static func page(_ text: String) throws -> Page {
    let end = try #require(text.firstRange(of: "\r\n\r\n"), "no HTTP: \(text.prefix(80))")
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      let pair = line.split(separator: ":", maxSplits: 1)
      guard pair.count == 2 else { return nil }
      return (pair[0].lowercased(), String(pair[1].drop { $0 == " " }))
    }
    return Page(
      status: try #require(status), headers: headers, body: String(text[end.upperBound...]))
  }

  /// Sends bytes and reads until the server closes.
  private static func exchange(_ request: String, port: UInt16) throws -> String {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafeBytes(of: &address) { bytes in
      let pointer = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
      return connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
    }
    try #require(isConnected, "nobody listens on \(port)")
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let bytes = Array(request.utf8)
    try #require(Glibc.send(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL)) == bytes.count)
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
      answer += buffer[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }
}

extension Substring {
  /// The parts between a separator.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
