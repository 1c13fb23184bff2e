// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import GoTemplates
import PBXEmulation
import PBXLanguage
import Readiness
import Redaction
import Transports

/// One record that the PBX wrote with everything a check may look at.
struct WriteCase: Sendable {
  let item: WriteItem
  let run: WritesRun
  /// What earlier checks found about this record.
  var earlier: [Finding] = []
  /// Why it was not written, or not as far as a check needs it; nil if it was.
  let obstacle: PromiseResult.Cause?

  init(_ item: WriteItem, of run: WritesRun) {
    self.item = item
    self.run = run
    obstacle = Self.obstacle(item, run)
  }

  var kind: WriteEndpoint.Kind { item.endpoint.kind }
  var endpoint: WriteEndpoint { item.endpoint }

  /// What expected values are worked out from.
  var context: CallContext { CallContext(item.report, written: item.written?.exchange) }

  private static func obstacle(_ item: WriteItem, _ run: WritesRun) -> PromiseResult.Cause? {
    if item.isLeftOut { return .policy("its condition does not hold") }
    func cause(_ endpoint: WriteEndpoint.Kind, or reason: RedactedText) -> PromiseResult.Cause {
      run.found(about: endpoint.rawValue).map { .code($0) } ?? .policy(reason)
    }
    switch item.obstacle {
    case .noFreeNumber: return .policy("no free number is left in this environment")
    case .noCaller:
      let code = run.found(about: "contact-search")
      return code.map { .code($0) } ?? .policy("no contact is found that could call")
    case .noTicket: return cause(.ticketCreation, or: "there is no ticket that it could go onto")
    case .noContact:
      return cause(.contactCreation, or: "the new contact that calls was not found")
    case .notJSON: return .code(WriteText.kind(of: item.endpoint.kind).code)
    case nil: return item.written == nil ? .code(run.stopCode) : nil
    }
  }

  /// The first of these checks that has found something about this record.
  func broken(_ checks: any WriteCheck.Type...) -> String? {
    let codes = checks.map { $0.kind(of: kind).code }
    return earlier.first { codes.contains($0.kind.code) }?.kind.code
  }

  /// What keeps a record from being looked at; nil if it was taken and has an id.
  var notThere: Judgement? {
    if let obstacle { return obstacle.judgement }
    if let found = earlier.first(where: { $0.kind.severity == .blocker }) {
      return .notProven(because: found.kind.code)
    }
    guard item.id == nil else { return nil }
    return .leftOpen("the contract does not say where the id of the new record is")
  }

  /// A finding with this record as evidence.
  func finding(
    _ kind: FindingKind, _ name: String = "", _ message: RedactedText, at place: SourceSpan?,
    by hearings: [WriteHearing?]
  ) -> Finding {
    var finding = Finding(kind, about: writeSubject(self.kind, name), message, at: place)
    finding.scenarios = [item.fullName]
    finding.evidence = run.numbers(hearings)
    return finding
  }

  /// What the last read of each read-back shows of its promised fields, in the order of the contract.
  var fields: [WriteField] {
    zip(endpoint.readBack, item.reads).flatMap { readBack, hearings -> [WriteField] in
      guard let hearing = hearings.last else { return [] }
      return fields(of: readBack, in: hearing)
    }
  }

  /// What a read shows of promised fields.
  func fields(of readBack: ReadBack, in hearing: WriteHearing) -> [WriteField] {
    let body = hearing.exchange.response?.body ?? []
    return zip(readBack.facts, item.facts(of: readBack)).compactMap { usual, fact in
      // A CRM may well know the caller whom the PBX did not wait for.
      if item.reason == .timing(.lookupOpen), usual.value.variables.contains("ContactId") {
        return nil
      }
      // The same paths were rendered when the record was read, so this cannot fail here any more.
      let value = try? run.pbx.value(at: fact.path, in: body, with: item.variables)
      return WriteField(
        fact: fact, value: value ?? nil,
        wanted: ExpectedText(fact.value, run.pbx, of: context, variables: item.variables),
        hearing: hearing)
    }
  }
}

/// A promised field of a record, and what a read shows of it.
struct WriteField: Sendable {
  let fact: ExpectedFact
  let value: GJSONValue?
  let wanted: ExpectedText
  let hearing: WriteHearing

  /// The path as the contract has it.
  var path: String { fact.path.source.text }
  /// Whether the value is as promised.
  var fits: Bool { wanted.accepts(value) }
  /// Whether nothing is there.
  var isBlank: Bool { value?.exists != true || value?.isBlank == true }
  /// Whether it holds what a template prints for a variable without a value.
  var holdsNoValue: Bool { value?.text.contains("<no value>") == true }
}

extension PromiseResult.Cause {
  /// A promise that was not judged because of it.
  var judgement: Judgement {
    switch self {
    case .code(let code): .notProven(because: code)
    case .policy(let reason): .leftOpen(reason)
    }
  }
}

extension ExpectedValue {
  /// The templates that it is made of.
  var templates: [PBXTemplate] {
    switch matcher {
    case .equal(let scalar), .not(let scalar): [scalar.template]
    case .list(let scalars), .unordered(let scalars), .oneOf(let scalars): scalars.map(\.template)
    case .contains(let template), .startsWith(let template), .endsWith(let template),
      .phone(let template):
      [template]
    case .byDirection(let values): values.values.map(\.template)
    case .byOutcome(let values): values.values.map(\.template)
    case .matches, .present, .type, .bounds, .instant, .date, .duration: []
    }
  }

  /// The variables that it is worked out from.
  var variables: Set<String> { Set(templates.flatMap { $0.references.map(\.name) }) }
}
