// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import GoTemplates
import PBXLanguage
import Transports

/// The records that a record names are read too.
extension WriteCourse {
  /// The reads of what the last read of a read-back names; a field that is empty names nothing.
  mutating func namedSteps(
    in hearing: WriteHearing, _ place: Int, _ pbx: PBX
  ) throws(TemplateExecutionError) -> [Step] {
    var steps: [Step] = []
    for reference in item.endpoint.readBack[place].references where item.isReadBack {
      guard let value = try value(of: reference, in: hearing, pbx) else { continue }
      steps.append(.named(item.named.count))
      item.named.append(WriteItem.NamedRecord(reference: reference, value: value))
    }
    return steps
  }

  private func value(
    of reference: RecordReference, in hearing: WriteHearing, _ pbx: PBX
  ) throws(TemplateExecutionError) -> String? {
    // A plan counts a read for each record, since each may name another one.
    if isImagined { return "NAMED-BY-\(item.fullName)" }
    let body = hearing.exchange.response?.body ?? []
    let value = try pbx.value(at: reference.path, in: body, with: item.variables)
    return value.flatMap { $0.exists && $0.kind != .null && !$0.text.isEmpty ? $0.text : nil }
  }

  /// The read of a record that another one names.
  func readNamed(_ place: Int, _ pbx: PBX) throws(TemplateExecutionError) -> Question {
    let named = item.named[place]
    return ask(
      "named \(place + 1)",
      try pbx.render(
        named.reference.request, with: item.variables.merging(["Reference": named.value]) { $1 }),
      "read what \(named.reference.path.source.text) of \(item.fullName) names")
  }
}
