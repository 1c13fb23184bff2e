// SPDX-License-Identifier: Apache-2.0

extension Span<UInt8> {
  /// The next run of at least so many bytes of a kind, as long as it goes.
  ///
  /// Looks at the place where a run that begins here would have to end, so it skips most bytes.
  @inline(__always)
  func nextRun(
    atLeast minimum: Int, from start: Int, where isMember: (UInt8) -> Bool
  ) -> Range<Int>? {
    var low = start
    while low <= count - minimum {
      var position = low + minimum - 1
      while position >= low, isMember(self[position]) { position -= 1 }
      if position >= low {
        low = position + 1
        continue
      }
      var high = low + minimum
      while high < count, isMember(self[high]) { high += 1 }
      return low..<high
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether the bytes are UTF-8 without control characters other than line breaks and tabs.
  var isPlainText: Bool {
    String(validating: self, as: UTF8.self) != nil
      && allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 9 || $0 == 10 || $0 == 13 }
  }
}
