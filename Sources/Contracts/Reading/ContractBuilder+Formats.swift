// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// A stored number and the spellings that find it.
  mutating func format(_ entry: YAMLEntry, _ outline: SearchOutline) -> NumberFormat? {
    let node = entry.value
    let region = self.region(node["region"]?.scalar)
    let stored = entry.key.located
    if node["region"] == nil || region != nil { checkNumber(stored, region: region) }
    let matches = self.matches(node["matches"], region: region)
    let misses = (node["misses"]?.scalars ?? []).compactMap { spelling($0, region: region) }
    checkOverlap(misses, matches)
    let only = self.only(node["only"])
    guard let finds = node["finds"]?.scalar, let id = identity(finds, outline) else { return nil }
    return NumberFormat(
      stored: stored, finds: id, matches: matches, misses: misses, region: region, only: only,
      span: entry.span)
  }

  private mutating func identity(_ scalar: YAMLScalar, _ outline: SearchOutline) -> PBXTemplate? {
    guard !scalar.text.isEmpty else { return nil }
    for name in outline.names where scalar.text.hasPrefix(name + "/") {
      complain(
        "contract-bad-value", "a format names the id of its record alone",
        at: scalar.slice.span(0..<name.utf8.count + 1), label: "without a contact type",
        remedy: "write \(authored: String(scalar.text.dropFirst(name.count + 1)))")
    }
    return template(scalar.slice, scope(.identity))
  }

  private mutating func matches(
    _ node: YAMLNode?, region: String?
  ) -> Located<Set<DialledSpelling>>? {
    guard let node else { return nil }
    if node.scalar?.text == "all" { return Located(DialledSpelling.all, at: node.span) }
    let spellings = node.scalars.compactMap { spelling($0, region: region)?.value }
    return Located(Set(spellings), at: node.span)
  }

  /// What is promised cannot be a gap; without `matches` what the trunk delivers is promised.
  private mutating func checkOverlap(
    _ misses: [Located<DialledSpelling>], _ matches: Located<Set<DialledSpelling>>?
  ) {
    guard matches != nil || setting.isKnown else { return }
    let promised = matches?.value ?? Set(setting.delivers)
    for miss in misses where promised.contains(miss.value) {
      complain(
        "contract-bad-value",
        "'\(authored: miss.value.rawValue)' cannot both match and miss", at: miss.span,
        label: matches == nil
          ? "`matches` is `pbx.delivers` if it is left out" : "it stands in `matches` too",
        remedy: matches == nil
          ? "write `matches:` with the spellings that find it" : "take it out of one of the two")
    }
  }
}
