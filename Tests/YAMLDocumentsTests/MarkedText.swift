// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A text in which `▸…◂` marks the place where something is expected.
struct MarkedText {
  let source: SourceText
  let range: Range<Int>?

  init(_ text: String, name: String = "contract.yaml") {
    let parts = text.split(separator: "▸", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      source = SourceText(name: name, text)
      range = nil
      return
    }
    let rest = parts[1].split(separator: "◂", maxSplits: 1, omittingEmptySubsequences: false)
    source = SourceText(name: name, (parts[0] + rest.joined()))
    range = parts[0].utf8.count..<(parts[0].utf8.count + rest[0].utf8.count)
  }
}
