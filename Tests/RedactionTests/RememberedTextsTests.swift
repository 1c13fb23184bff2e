// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import Redaction

@Suite struct RememberedTextsTests {
  @Test func `a text that comes again is not redacted again`() {
    let texts = RememberedTexts()
    let calls = Mutex(0)
    let redact: (String) -> String = { text in
      calls.withLock { $0 += 1 }
      return "<\(text)>"
    }
    #expect(texts.redacted("Accept", otherwise: redact) == "<Accept>")
    #expect(texts.redacted("Accept", otherwise: redact) == "<Accept>")
    #expect(texts.redacted("Host", otherwise: redact) == "<Host>")
    #expect(calls.withLock { $0 } == 2)
  }

  @Test func `a long text is redacted each time`() {
    let texts = RememberedTexts()
    let calls = Mutex(0)
    let long = String(repeating: "a", count: 1_000)
    for _ in 1...2 {
      #expect(
        texts.redacted(long) { text in
          calls.withLock { $0 += 1 }
          return String(text.count)
        } == "1000")
    }
    #expect(calls.withLock { $0 } == 2)
  }

  @Test func `ten thousand texts are each redacted right`() {
    let texts = RememberedTexts()
    for number in 0..<10_000 {
      #expect(texts.redacted("\(number)") { $0 + "!" } == "\(number)!")
    }
    #expect(texts.redacted("9999") { _ in "again" } == "again")
    #expect(texts.redacted("1") { _ in "again" } == "1!")
  }

  @Test func `texts that differ only in how a character is composed are kept apart`() {
    let texts = RememberedTexts()
    #expect(texts.redacted("caf\u{E9}") { String($0.utf8.count) } == "5")
    #expect(texts.redacted("cafe\u{301}") { String($0.utf8.count) } == "6")
  }
}
