// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// The strict scan, and what a reader of its tree pays.
enum ScanBenchmarks {
  static func run() {
    var table = GrowthTable("strict scan of a contact list; wanted: at least 1,000 MB/s at 5 MB")
    for megabytes in [1, 2, 4, 5, 8, 16] {
      let bytes = Documents.contacts(bytes: megabytes * 1_000_000)
      table.add(size: bytes.count, seconds: fewestSeconds { scan(bytes) })
    }
    table = GrowthTable("the same, and 'phone' and 'id' of every contact as text")
    for megabytes in [1, 2, 4, 8] {
      let bytes = Documents.contacts(bytes: megabytes * 1_000_000)
      table.add(size: bytes.count, seconds: fewestSeconds { readContacts(bytes) })
    }
  }

  private static func readContacts(_ bytes: [UInt8]) -> Int {
    guard let root = try? JSONDocument(parsing: bytes).root else { return 0 }
    return root["data"]?.elements.reduce(0) { sum, contact in
      sum + (contact["Phone"]?.string?.utf8.count ?? 0) + (contact["id"]?.string?.utf8.count ?? 0)
    } ?? 0
  }
}
