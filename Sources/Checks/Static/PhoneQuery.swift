// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GoTemplates
import PBXLanguage

/// A template that renders to a query, with the numbers that its variables can hold.
struct PhoneQuery {
  let template: PBXTemplate
  /// Whether it is a URL, whose query begins behind a `?`; a form is a query as a whole.
  let isURL: Bool
  let contract: Contract

  private static let number = "+971500000000"

  /// Variables that can hold a telephone number.
  private static let names =
    [
      "Phone", "SearchValue", "CallerNumber", "CalleeNumber", "ContactNumber", "Call_From",
      "Call_To", "CustomerNumber",
    ]
    + ContactField.allCases.filter(\.isPhoneNumber).map(\.rawValue)

  /// References to numbers that come through with their sign; each variable once.
  var leaks: [TemplateReference] {
    let phones = Set(contract.names(of: Self.names))
    let start = isURL ? startOfQuery ?? 0 : 0
    var seen = Set<String>()
    let suspects = template.references.filter { reference in
      phones.contains(reference.name) && !reference.isCondition
        && escaping.isDisjoint(with: reference.functions)
        && reference.span.range.lowerBound >= start && seen.insert(reference.name).inserted
    }
    guard !suspects.isEmpty else { return [] }
    // Other variables decide which way a condition takes: once all are set, once none is.
    return ["x", ""].contains { leaks(phones, others: $0) } ? suspects : []
  }

  private var escaping: Set<String> {
    contract.pbx.assumptions.plus == .escaped ? ["urlquery", "UrlEncode"] : ["urlquery"]
  }

  private func leaks(_ phones: Set<String>, others: String) -> Bool {
    let values = Set(template.references.map(\.name)).map { name in
      (name, phones.contains(name) ? Self.number : others)
    }
    let variables = Dictionary(values) { first, _ in first }
    guard let text = try? template.render(with: variables, assuming: contract.pbx.assumptions)
    else { return false }
    let mark = Self.number.prefix(4)
    guard isURL else { return text.contains(mark) }
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].prefix { $0 != "#" }.contains(mark)
  }

  /// Where the first `?` outside of `{{…}}` stands in the file; nil if there is none.
  private var startOfQuery: Int? {
    let bytes = Array(template.source.text.utf8)
    var isAction = false
    for offset in bytes.indices {
      let pair = bytes[offset...].prefix(2)
      if pair.elementsEqual("{{".utf8) { isAction = true }
      if pair.elementsEqual("}}".utf8) { isAction = false }
      if !isAction, bytes[offset] == UInt8(ascii: "?") {
        return template.source.span(offset..<offset + 1).range.lowerBound
      }
    }
    return nil
  }
}
