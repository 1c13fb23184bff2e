// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The reads of what was written that can be sent, in order.
  mutating func readBacks(
    _ node: YAMLNode?, _ files: WriteSetting, _ outputs: [String]
  ) -> [ReadBack] {
    (node?.items ?? []).compactMap { item in
      let request = item["request"]?.scalar.flatMap {
        self.request(
          $0, hasBase: setting.hasBase, scope(files.place(.readBack), mapped: outputs))
      }
      if let request { checkRead(request) }
      let facts = item["fields"].map {
        self.facts($0, scope(files.place(.fact), mapped: outputs))
      }
      let references = (item["references"]?.entries ?? []).compactMap {
        reference($0, files, outputs)
      }
      guard let request, let facts else { return nil }
      return ReadBack(request: request, facts: facts, references: references, span: item.span)
    }
  }

  /// A field that names another record; nil if that cannot be read.
  private mutating func reference(
    _ entry: YAMLEntry, _ files: WriteSetting, _ outputs: [String]
  ) -> RecordReference? {
    let scope = self.scope(files.place(.reference), mapped: outputs)
    let path = self.path(
      entry.key.slice, self.scope(files.place(.fact), mapped: outputs), ifSeveral: .moreLines)
    let written = entry.value.scalar ?? entry.value["request"]?.scalar
    let request = written.flatMap { self.request($0, hasBase: setting.hasBase, scope) }
    let facts = entry.value["fields"].map {
      self.facts($0, self.scope(files.place(.fact), mapped: outputs))
    }
    guard let path, let request else { return nil }
    checkRead(request)
    // A request that is the same whatever stands in the field reads nothing that the field names.
    if !request.templates.contains(where: { $0.references.contains { $0.name == "Reference" } }) {
      complain(
        "contract-bad-value", "the read does not ask for {{.Reference}}", at: request.span,
        label: "it does not depend on what stands in '\(authored: entry.key.text)'",
        remedy: "write {{.Reference}} where the id belongs")
    }
    return RecordReference(
      path: path, request: request, facts: facts ?? [],
      span: entry.key.span.union(entry.value.span))
  }
}
