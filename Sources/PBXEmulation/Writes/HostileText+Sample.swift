// SPDX-License-Identifier: Apache-2.0

public import Contracts

extension HostileText {
  /// The text that is written.
  public var sample: String {
    switch self {
    case .quotes: #"he said "call back" and 'thanks'"#
    case .backslash: #"C:\calls\new\table"#
    case .newline: "first line\nsecond line"
    case .emoji: "\u{1F44B}\u{1F3FD} caf\u{E9} \u{1F600}"
    case .rightToLeft: "\u{645}\u{631}\u{62D}\u{628}\u{627} \u{5E9}\u{5DC}\u{5D5}\u{5DD} 971"
    case .markup: "<b>bold</b> & <script>alert(1)</script>"
    case .long: Self.long
    }
  }

  /// 32 KB of numbered words, so that a cut shows where it is.
  private static let long: String = {
    var text = ""
    var number = 1
    while text.utf8.count < 32 << 10 {
      text += "word\(number) "
      number += 1
    }
    return String(text.prefix(32 << 10))
  }()

  /// Whether it can stand in a name: nobody's name has lines or 32 KB.
  var isName: Bool { self != .newline && self != .long }
}
