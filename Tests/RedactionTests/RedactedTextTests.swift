// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing

@Suite struct RedactedTextTests {
  @Test func `literals, numbers, safe and authored parts make a safe text`() {
    let part: RedactedText = "safe"
    let text: RedactedText = "a \(part) \(42) \(authored: "{{.Phone}}")"
    #expect(text.text == "a safe 42 {{.Phone}}")
    #expect(text.description == text.text)
  }

  @Test func `texts are joined, compared and added`() {
    let texts: [RedactedText] = ["b", "a"]
    #expect(texts.sorted().joined(separator: ", ") == "a, b")
    #expect((texts[0] + texts[1]).text == "ba")
    #expect(RedactedText(authored: "").isEmpty && !texts[0].isEmpty)
  }
}
