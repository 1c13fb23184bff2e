// SPDX-License-Identifier: Apache-2.0

/// Tells a request that an HTTP/2 server has refused unseen from one whose connection died.
///
/// A server that says goodbye (GOAWAY) names the last stream it looked at; sending a later one again
/// is no repetition (RFC 9113, section 6.8). Libcurl decides the same way but tells so only in its
/// talk. Talk that is not understood, as of another version, leaves the request unsent.
struct StreamRefusals {
  /// The last streams that connections looked at before they said goodbye.
  ///
  /// Shared by the transfers of one event loop and touched on its thread only.
  final class Goodbyes {
    fileprivate var lastStreams: [Int: Int] = [:]
  }

  /// Whether the request may be sent once more.
  private(set) var maySendAgain = false
  private let goodbyes: Goodbyes
  private var connection: Int?
  private var stream: Int?

  init(_ goodbyes: Goodbyes) {
    self.goodbyes = goodbyes
  }

  /// The permission has been used.
  mutating func sent() {
    maySendAgain = false
  }

  /// Listens to a line of libcurl's talk.
  mutating func hear(_ line: UnsafeRawBufferPointer) {
    if line.starts(with: "Re-using existing connection #".utf8) {
      (connection, stream) = (number(in: line, after: "connection #"), nil)
    } else if line.starts(with: "Connected to ".utf8) {
      (connection, stream) = (number(in: line, after: "(#"), nil)
    } else if line.starts(with: "Using Stream ID: ".utf8) {
      stream = number(in: line, after: "ID: ")
    } else if line.starts(with: "recveived GOAWAY".utf8)
      || line.starts(with: "received GOAWAY".utf8)
    {
      // The first spelling is libcurl's own.
      guard let connection else { return }
      goodbyes.lastStreams[connection] = number(in: line, after: "last_stream=")
    } else if line.starts(with: "Connection died".utf8) {
      maySendAgain = isBehindGoodbye
    } else if line.starts(with: "REFUSED_STREAM".utf8)
      || line.starts(with: "Downgrades to HTTP/1.1".utf8)
    {
      maySendAgain = true
    }
  }

  private var isBehindGoodbye: Bool {
    guard let connection, let stream, let last = goodbyes.lastStreams[connection] else {
      return false
    }
    return stream > last
  }

  private func number(in line: UnsafeRawBufferPointer, after marker: String) -> Int? {
    let text = String(decoding: line, as: UTF8.self)
    guard let range = text.firstRange(of: marker) else { return nil }
    return Int(text[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
  }
}
