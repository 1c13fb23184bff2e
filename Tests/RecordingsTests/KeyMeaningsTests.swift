// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Recordings

struct KeyMeaningsTests {
  @Test func `what a key says is worked out once at each depth`() {
    let meanings = KeyMeanings()
    var workedOut: [String] = []
    for key in ["name", "phone", "name", "phone"] {
      for depth in [0, 1] {
        let meaning = meanings.meaning(of: key, depth: depth) {
          workedOut.append("\(key) at \(depth)")
          return KeyMeanings.Meaning(kind: key == "name" ? .name : .phone, isClean: depth == 0)
        }
        #expect(meaning.kind == (key == "name" ? .name : .phone))
        #expect(meaning.isClean == (depth == 0))
      }
    }
    #expect(workedOut == ["name at 0", "name at 1", "phone at 0", "phone at 1"])
  }
}
