// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// A new contact that is tried.
  mutating func newContact(_ entry: YAMLEntry, _ setting: WriteSetting) -> CreationScenario {
    let node = entry.value
    let values = (node["with"]?.entries ?? []).compactMap { value in
      newValue(value, setting).map { (name: value.key.located, value: $0) }
    }
    let refused = node["refused"].map {
      refusal($0, or: [400, 422], scope(setting.place(.answer)))
    }
    return CreationScenario(
      name: entry.key.located, with: values, refused: refused, only: only(node["only"]),
      span: entry.span)
  }

  private mutating func newValue(
    _ entry: YAMLEntry, _ setting: WriteSetting
  ) -> CreationValue? {
    guard WritePlace.variables(of: setting.kind).contains(entry.key.text) else { return nil }
    guard let scalar = entry.value.scalar else {
      return entry.value.text("letters").flatMap { Int($0) }.map { .letters($0) }
    }
    if let start = scalar.text.range(ofUTF8: "{{") {
      complain(
        "contract-bad-value", "a template stands in a value of a new contact",
        at: scalar.slice.span(start), label: "not filled in here", remedy: "write the text itself")
    }
    return .text(scalar.text)
  }
}
