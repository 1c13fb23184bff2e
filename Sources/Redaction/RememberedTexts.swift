// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What became of short texts: the names and most values of header fields are the same in every
/// exchange, and to look a text up takes a hundredth of the time that redacting it takes.
final class RememberedTexts: Sendable {
  /// Bytes of the longest text that is remembered; longer ones hardly come twice.
  private static let longest = 80
  /// Texts that come once, such as URLs, would only fill the memory.
  private static let most = 2_000

  private let known = Mutex<[String: String]>([:])

  /// The text as it was redacted before, or as it is now.
  func redacted(_ text: String, otherwise redact: (String) -> String) -> String {
    // Two spellings of one character are the same key; in ASCII there is only one.
    guard text.utf8.count <= Self.longest, text.isASCII else {
      return redact(text)
    }
    if let redacted = known.withLock({ $0[text] }) { return redacted }
    let redacted = redact(text)
    known.withLock { known in
      if known.count < Self.most { known[text] = redacted }
    }
    return redacted
  }
}

extension String {
  /// Whether every byte is ASCII, looked at without stopping: that is faster than to stop early.
  fileprivate var isASCII: Bool {
    var text = self
    return text.withUTF8 { bytes in
      var all: UInt8 = 0
      for byte in bytes { all |= byte }
      return all < 0x80
    }
  }
}
