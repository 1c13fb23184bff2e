// SPDX-License-Identifier: Apache-2.0

extension Timestamp {
  /// Reads the preferred form of RFC 9110 section 5.6.7, `Sun, 06 Nov 1994 08:49:37 GMT`; nil for
  /// anything else.
  public init?(httpDate text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 6, words[5] == "GMT", words[0].hasSuffix(","), words[4].utf8.count == 8,
      let month = Self.months.firstIndex(of: String(words[2]))
    else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    self.init(rfc3339: "\(words[3])-\(padded(month + 1))-\(words[1])T\(words[4])Z")
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Whole seconds from an earlier point to this one, cut towards zero.
  public func seconds(since earlier: Timestamp) -> Int {
    Int(since(earlier).components.seconds)
  }
}
