// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import YAMLDocuments

/// Any text as a contract file.
enum YAMLProperties {
  static func check(_ input: [UInt8]) throws(BrokenProperty) {
    let document = YAMLDocument(reading: SourceText(name: "contract.yaml", utf8: input))
    guard let root = document.root else { return }
    var pending = [root]
    while let node = pending.popLast() {
      let isInside = node.span.range.upperBound <= input.count
      try require(isInside, "a node lies outside of the file")
      pending += node.items ?? node.entries?.map(\.value) ?? []
    }
  }
}
