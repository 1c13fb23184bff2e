// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Testing

@testable import Checks

struct TextDamageTests {
  private static let rows: [(String, String, TextDamage?)] = [
    ("Inbound call from", "Inbound ca", .cut), ("Inbound call", "Inbound...", .cut),
    ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y", .escaped),
    ("<b>x</b> & y", "&amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt; &amp;amp; y", .escaped),
    ("<b>bold</b> & <script>alert(1)</script> CR7", "bold &  CR7", .markup),
    ("a\nb", "a b", .lines), ("a\nb", "a\r\nb", .lines), ("a\nb", "ab", .lines),
    (#"said "x""#, "said x", .quotes), (#"said "x""#, #"said \"x\""#, .quotes),
    (#"C:\new"#, "C:new", .backslashes), (#"C:\new"#, #"C:\\new"#, .backslashes),
    ("caf\u{E9} \u{1F600}", "caf? ?", .letters),
    ("caf\u{E9}", "caf\u{C3}\u{A9}", .letters), ("a \u{1F600} b", "a  b", .letters),
    (" x  y ", "x y", .blanks), ("Call", "CALL", .capitals), ("Call", "Call (PBX)", .more),
    ("one", "two", nil), ("one", "", nil), ("one", "one", nil),
  ]

  @Test(arguments: rows)
  func `what was done to a text can be told`(
    _ wanted: String, _ found: String, _ damage: TextDamage?
  ) {
    #expect(TextDamage(from: wanted, to: found) == damage)
  }

  @Test(arguments: HostileText.allCases)
  func `a text that came back whole is not damaged`(_ text: HostileText) {
    #expect(TextDamage(from: text.sample, to: text.sample) == nil)
  }
}
