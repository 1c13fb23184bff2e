// SPDX-License-Identifier: Apache-2.0

/// A text in which `▸` marks the place that a test is about.
struct MarkedText {
  let bytes: [UInt8]
  let offset: Int

  init(_ text: String) {
    let parts = text.split(separator: "▸", maxSplits: 1, omittingEmptySubsequences: false)
    offset = parts[0].utf8.count
    bytes = parts.flatMap { Array($0.utf8) }
  }
}
