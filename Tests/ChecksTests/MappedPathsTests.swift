// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Checks

struct MappedPathsTests {
  static let rows: [(String, [String])] = [
    ("id", ["id"]), ("data.#.id", ["data", "#", "id"]), ("data.0.id", ["data", "#", "id"]),
    ("data|#.id", ["data", "#", "id"]), (#"data.#(kind=="a.b").id"#, ["data", "#", "id"]),
    (#"data.#(kind=="a")#.id"#, ["data", "#", "id"]), ("#.id", ["#", "id"]), ("", [""]),
    ("data.2024x.id", ["data", "2024x", "id"]),
  ]

  @Test(arguments: rows)
  func `a path is its keys, with a sign for each list`(_ path: String, _ components: [String]) {
    #expect(MappedPaths.components(of: path) == components)
  }
}
