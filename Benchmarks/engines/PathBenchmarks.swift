// SPDX-License-Identifier: Apache-2.0

import GJSONPaths

/// Paths as a template maps them.
enum PathBenchmarks {
  static let mapping = [
    "data.#.id", "data.#.First_Name", "data.#.Last_Name", "data.#.Company", "data.#.Email",
    "data.#.Phone", "data.#.Mobile", "data.#.owner.name", "data.#.url", "info.count",
  ].map(GJSONPath.init)

  static func run() {
    let size = 5_000_000
    let bytes = Documents.contacts(bytes: size)
    let once = fewestSeconds { scan(bytes) }
    let mapped = fewestSeconds { map(mapping, bytes) }
    print("\nten paths over 5 MB: \(decimals(mapped * 1000, 1)) ms CPU (wanted: at most 25),")
    print(
      "\(decimals(mapped / once, 1)) times one scan of \(decimals(once * 1000, 1)) ms (at most 5)")

    print("\n| one path over 5 MB | CPU ms |\n|---|---|")
    for text in mapping.map(\.text) + [
      "data.#(id==\"40000000\").Phone", "data.#(id==\"none\").Phone", "data.#.tags.#",
      "data.#(score>50)#.id", "data.#(Email%\"*9@*\")#.id", "data.#.{id,Phone}",
      "data.#(tags.#(==\"vip\"))#.id|#",
    ] {
      let seconds = fewestSeconds { map([GJSONPath(text)], bytes) }
      print("| `\(text)` | \(decimals(seconds * 1000, 2)) |")
    }

    var table = GrowthTable("ten paths")
    for megabytes in [1, 2, 4, 8, 16] {
      let bytes = Documents.contacts(bytes: megabytes * 1_000_000)
      table.add(size: bytes.count, seconds: fewestSeconds { map(mapping, bytes) })
    }
  }

  private static func map(_ paths: [GJSONPath], _ bytes: [UInt8]) -> Int {
    GJSONPath.values(of: paths, in: bytes).reduce(0) { $0 + ($1.exists ? 1 : 0) }
  }
}
