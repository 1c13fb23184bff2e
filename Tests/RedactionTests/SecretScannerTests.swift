// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing

@Suite struct SecretScannerTests {
  @Test(arguments: 0..<30 as Range<UInt64>)
  func `skipping misses no secret that a plain search finds`(_ seed: UInt64) {
    var seeded = Seeded(seed)
    func word(_ length: Int) -> String {
      String((0..<length).map { _ in "xyzw".randomElement(using: &seeded) ?? "x" })
    }
    for _ in 0..<40 {
      let values = (0..<Int.random(in: 1...6, using: &seeded)).map { _ in
        word(Int.random(in: 4...9, using: &seeded))
      }
      let redactor = Redactor(secrets: values.map { Secret($0, name: "k") })
      let text = word(Int.random(in: 0...80, using: &seeded))
      let redacted = redactor.redact(text).text
      let isHit = values.contains { text.contains($0) }
      #expect((redacted != text) == isHit, "\(values) in \(text)")
      #expect(!values.contains { redacted.contains($0) }, "\(values) in \(text)")
    }
  }
}
