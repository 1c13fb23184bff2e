// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Recordings

struct SpelledBytesTests {
  @Test(arguments: [
    ("%2B971", "+971"), ("%2b", "+"), ("%C3%A9", "é"), ("100%", "100%"), ("%", "%"), ("%4", "%4"),
    ("&#43;&#x2B;&#x2b;&plus;", "++++"), ("&#64;&commat;", "@@"), ("&amp;&lt;", "&&lt;"),
    ("&", "&"),
    ("&#;", "&#;"), ("&#9999999999;", "&#9999999999;"), ("&#x", "&#x"), ("O&#39;B", "O'B"),
    (#"\u002b"#, "+"), (#"\u00e9"#, #"\u00e9"#), (#"\u00"#, #"\u00"#), (#"\"#, #"\"#),
    ("٠٩", "09"), ("۰۹", "09"), ("＋９", "+9"), ("a\u{A0}b\u{202F}c", "a b c"), ("1\u{2011}2", "1-2"),
    ("é日🙂", "é日🙂"),
  ])
  func `a character is known however it is written`(_ text: String, _ plain: String) {
    #expect(SpelledBytes(Array(text.utf8)).plain == plain)
  }

  @Test func `every unit leads on, whatever the bytes`() {
    var dice = Dice(state: 9)
    for _ in 0..<2_000 {
      let bytes = (0..<12).map { _ in
        Array("%&#x;\\u0041\u{D9}".utf8).randomElement(using: &dice) ?? UInt8(0xE2)
      }
      let text = SpelledBytes(bytes)
      var index = 0
      while index < text.count {
        let next = text.unit(at: index).next
        #expect(next > index && next <= text.count)
        index = next
      }
    }
  }
}
