// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Execution
import GoTemplates
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Every request of a contact search, rendered, whether or not it would be sent with these values.
struct EndpointRendering {
  /// What cannot be rendered, each once.
  private(set) var complaints: [Complaint] = []
  private var rendered: [(title: RedactedText, notes: [RedactedText], request: Request)] = []
  private var popup: String?
  private let pbx: PBX
  private let values: RunTimeValues
  private let search: ContactSearch

  /// Renders search by search what the PBX sends, and what CallReady itself reads.
  init(of search: ContactSearch, pbx: PBX, values: RunTimeValues) {
    self.pbx = pbx
    self.values = values
    self.search = search
    for type in search.types { add(type) }
    if case .format(let template) = search.popup {
      popup = attempt {
        () throws(TemplateExecutionError) in
        let names = template.references.map(\.name).filter(RunTimeValues.names(of: search).contains)
        return try pbx.render(template, with: values.values(of: names))
      }
    }
  }

  /// The requests, each under its title, and what is to be said about the values.
  func blocks(asCurl: Bool) -> [RedactedText] {
    let redactor = Redactor(secrets: [])
    let requests = rendered.enumerated().map { index, item -> RedactedText in
      let request = redactor.redact(item.request)
      let head: RedactedText = "# \(index + 1) \(item.title)"
      let lines = [head] + item.notes.map { "#   \($0)" }
      return lines.joined(separator: "\n") + "\n"
        + (asCurl ? request.curlCommand : request.httpText) + "\n"
    }
    let opens = popup.map { ["# the pop-up opens \(redactor.redact($0))" as RedactedText] } ?? []
    let origin = values.origin
    return requests + opens + (origin.isEmpty ? [] : ["# with \(origin)"])
  }

  private mutating func add(_ type: ContactType) {
    let name: RedactedText = "\(authored: type.name.value)"
    add("\(name): search", type.request, onlyIf: type.onlyIf, knowing: ["Phone"])
    if let typed = type.typedSearch {
      add("\(name): typed search", typed, knowing: ["SearchValue"])
    }
    var known = ["Phone"] + fields(of: type.mapping)
    if known.contains("ContactsId") { known.append("ContactId") }
    for step in type.chained {
      add(
        "\(name): then '\(authored: step.name.value)', for each record", step.request,
        onlyIf: step.onlyIf, knowing: known)
      known += fields(of: step.mapping) + step.variables.map(\.name.value)
    }
    if let read = type.read {
      add(
        "\(name): read a record (asked by CallReady; no PBX does)", read.request,
        knowing: known + ["RecordId"])
    }
  }

  private func fields(of mapping: [FieldMapping]) -> [String] {
    mapping.map(\.field).filter { !search.disabled.contains($0) }.map(\.rawValue)
  }

  private mutating func add(
    _ title: RedactedText, _ template: RequestTemplate, onlyIf: PBXTemplate? = nil,
    knowing names: [String]
  ) {
    let (pbx, known) = (pbx, values.values(of: names))
    let request = attempt { () throws(TemplateExecutionError) in
      try pbx.request(from: template, with: known)
    }
    let isSent = attempt { () throws(TemplateExecutionError) in
      try onlyIf.map { (condition) throws(TemplateExecutionError) in
        try !pbx.render(condition, with: known).isEmpty
      } ?? true
    }
    guard let request else { return }
    let used = Set(
      (template.templates + [onlyIf].compactMap { $0 }).flatMap(\.references).map(\.name))
    let standIns = values.standIns(among: names.filter(used.contains))
    var notes = standIns.map { name -> RedactedText in
      """
      \(authored: RunTimeValues.standIn(for: name)) stands for what is known at run time only; \
      --set \(authored: name)=… shows a value
      """
    }
    if isSent == false { notes.append("not sent with these values: only-if yields nothing") }
    rendered.append((title, notes, request))
  }

  /// What rendering yields; nil after a complaint.
  private mutating func attempt<Value>(
    _ render: () throws(TemplateExecutionError) -> Value
  ) -> Value? {
    do throws(TemplateExecutionError) {
      return try render()
    } catch {
      let found = PlanError(rendering: error).complaints
      complaints += found.filter { !complaints.contains($0) }
      return nil
    }
  }
}
