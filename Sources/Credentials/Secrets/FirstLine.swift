// SPDX-License-Identifier: Apache-2.0

/// Collects the first line of what a file or a program holds, and no more of it.
struct FirstLine {
  /// Why a line cannot be a secret.
  enum Fault: String, Error {
    case tooLong = "its first line is longer than 64 KiB"
    case notText = "its first line is not UTF-8 text"
  }

  private static let limit = 64 << 10
  private var bytes: [UInt8] = []
  private(set) var isComplete = false

  /// Takes what comes next; what stands behind the line is dropped.
  mutating func append(_ more: ArraySlice<UInt8>) {
    guard !isComplete else { return }
    let part = more.prefix { $0 != UInt8(ascii: "\n") }
    bytes += part.prefix(Self.limit + 1 - bytes.count)
    isComplete = part.count < more.count || bytes.count > Self.limit
  }

  /// The line, without a byte order mark, which is no part of a text.
  ///
  /// A zero byte is refused: it is what UTF-16 looks like from here.
  func text() throws(Fault) -> String {
    guard bytes.count <= Self.limit else { throw .tooLong }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let line = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard !line.contains(0), let text = String(validating: line, as: UTF8.self) else {
      throw .notText
    }
    return text
  }
}
