// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A file in which `▸` and `◂` mark the place that a test is about.
func marked(_ text: String, name: String = "contact-search.yaml") -> SourceSpan {
  let parts = text.split(separator: "▸", maxSplits: 1, omittingEmptySubsequences: false)
  let rest = (parts.last ?? "").split(
    separator: "◂", maxSplits: 1, omittingEmptySubsequences: false)
  let before = Array(parts[0].utf8)
  let inside = Array((rest.first ?? "").utf8)
  let after = Array((rest.count > 1 ? rest[1] : "").utf8)
  let source = SourceText(name: name, utf8: before + inside + after)
  return SourceSpan(before.count..<before.count + inside.count, in: source)
}
