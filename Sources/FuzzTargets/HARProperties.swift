// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Recordings

/// Any text as a recording.
enum HARProperties {
  static func check(_ input: [UInt8]) throws(BrokenProperty) {
    let source = SourceText(name: "recording.har", utf8: input)
    guard let file = try? HARFile(parsing: source, within: .init(bytes: 1 << 20, entries: 50))
    else { return }
    try require(file.entries.count <= 50, "more exchanges than were asked for")
  }
}
