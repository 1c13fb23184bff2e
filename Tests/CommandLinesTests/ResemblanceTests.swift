// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CommandLines

@Suite struct ResemblanceTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "ab", 2), ("runn", "run", 1), ("rnu", "run", 2),
    ("quiet", "qiet", 1), ("kitten", "sitting", 3),
  ])
  func `strokes are counted`(_ word: String, _ other: String, _ strokes: Int) {
    #expect(Resemblance.strokes(from: word, to: other) == strokes)
  }

  @Test func `only what is near is proposed, the nearest first`() {
    let known = ["run", "render", "report"]
    #expect(Resemblance.nearest(to: "rund", among: known) == "run")
    #expect(Resemblance.nearest(to: "reportt", among: known) == "report")
    #expect(Resemblance.nearest(to: "x", among: known) == nil)
    #expect(Resemblance.nearest(to: "run", among: []) == nil)
  }
}
