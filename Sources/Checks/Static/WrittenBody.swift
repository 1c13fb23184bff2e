// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GoTemplates
import JSONValues
import PBXLanguage

/// The body of a request that writes, where it has to be JSON, with the situations it is sent in.
struct WrittenBody {
  let template: PBXTemplate
  /// The conditions of its type and of the step itself.
  let conditions: [PBXTemplate]
  let interaction: String
  let endpoint: WriteEndpoint
  let situations: [WrittenSituation]
  let assumptions: PBXAssumptions

  /// Whether it is sent in a situation; a condition that cannot be told is taken to hold.
  func isSent(with variables: [String: String]) -> Bool {
    conditions.allSatisfy { (try? $0.render(with: variables, assuming: assumptions)) != "" }
  }

  /// The body in a situation.
  func text(with variables: [String: String]) throws(TemplateExecutionError) -> String {
    try template.render(with: variables, assuming: assumptions)
  }

  /// Whether it is JSON in a situation.
  func isJSON(with variables: [String: String]) -> Bool {
    guard let text = try? text(with: variables) else { return false }
    return (try? JSONDocument(parsing: text)) != nil
  }

  /// Where the template prints a variable: best outside of quotation marks, where it has to be a
  /// value by itself; nil if it does not name it.
  func reference(to name: String) -> TemplateReference? {
    let name = assumptions.names[name] ?? name
    let named = template.references.filter { $0.name == name }
    let printed = named.filter { !$0.isCondition }
    return printed.first { !isQuoted($0) } ?? printed.first ?? named.first
  }

  /// Whether an action stands alone between two quotation marks.
  func isQuoted(_ reference: TemplateReference) -> Bool {
    guard let action = action(around: reference) else { return false }
    let bytes = Array(template.source.text.utf8)
    let quote = UInt8(ascii: "\"")
    return action.lowerBound > 0 && bytes[action.lowerBound - 1] == quote
      && action.upperBound < bytes.count && bytes[action.upperBound] == quote
  }

  /// The bytes of the template from `{{` to `}}` around a reference.
  private func action(around reference: TemplateReference) -> Range<Int>? {
    let bytes = Array(template.source.text.utf8)
    let start = reference.span.range.lowerBound
    guard
      let place = bytes.indices.first(where: {
        template.source.span($0..<$0 + 1).range.lowerBound >= start
      }),
      let open = (0..<place).last(where: { bytes[$0...].starts(with: Array("{{".utf8)) }),
      let close = (place..<bytes.count).first(where: {
        bytes[$0...].starts(with: Array("}}".utf8))
      })
    else { return nil }
    return open..<close + 2
  }
}

extension Contract {
  /// Every body of a write that is sent as JSON, or that no header says is something else.
  var writtenBodies: [WrittenBody] {
    writes.flatMap { endpoint -> [WrittenBody] in
      let situations = situations(of: endpoint)
      func body(
        _ request: RequestTemplate, _ conditions: [PBXTemplate?], _ interaction: String
      ) -> WrittenBody? {
        guard let template = request.body, isSentAsJSON(request) else { return nil }
        return WrittenBody(
          template: template, conditions: conditions.compactMap { $0 }, interaction: interaction,
          endpoint: endpoint, situations: situations, assumptions: pbx.assumptions)
      }
      return endpoint.types.flatMap { type -> [WrittenBody?] in
        let interaction = endpoint.interaction(type)
        return [body(type.request, [type.onlyIf], interaction)]
          + type.then.map { step in
            body(
              step.request, [type.onlyIf, step.onlyIf], "\(interaction): \(step.name.value)")
          }
      }.compactMap { $0 }
    }
  }

  /// What the request itself says goes over what is common to all.
  private func isSentAsJSON(_ request: RequestTemplate) -> Bool {
    let headers = authentication.headers + request.headers
    let type = headers.last { $0.name.value.lowercased() == "content-type" }
    return type?.value.source.text.lowercased().contains("json") ?? true
  }
}
