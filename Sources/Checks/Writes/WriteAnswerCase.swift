// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import GoTemplates
import JSONValues
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The answer to a write, or to a request that follows one, with everything a check may look at.
struct WriteAnswerCase: JudgedAnswer {
  let exchange: Exchange
  let json: Result<JSONDocument, JSONSyntaxError>?
  let request: RequestTemplate
  let promised: ResponseExpectation
  let pbx: PBX
  let variables: [String: String]
  let redactor: Redactor
  var earlier: [Finding] = []
  /// Whether the answer holds what the PBX, or the proof, reads it for.
  let hasContent: Bool
  private let kind: WriteEndpoint.Kind
  private let interaction: String
  private let scenario: String
  private let number: Int

  /// The answer to the write itself.
  init(_ item: WriteItem, _ hearing: WriteHearing, of run: WritesRun) {
    self.init(
      item, hearing, of: run, item.type.request, item.endpoint.response,
      interaction: item.endpoint.kind.rawValue, hasContent: item.id != nil)
  }

  /// The answer to a request that follows.
  init(_ step: WriteStep, of item: WriteItem, _ hearing: WriteHearing, of run: WritesRun) {
    let body = hearing.exchange.response?.body ?? []
    let fills = step.mapping.contains { target in
      let value = try? run.pbx.value(at: target.path, in: body, with: item.variables)
      return value?.exists == true
    }
    self.init(
      item, hearing, of: run, step.request, step.response, interaction: step.name.value,
      hasContent: fills)
  }

  private init(
    _ item: WriteItem, _ hearing: WriteHearing, of run: WritesRun, _ request: RequestTemplate,
    _ promised: ResponseExpectation, interaction: String, hasContent: Bool
  ) {
    exchange = hearing.exchange
    let body = hearing.exchange.response?.body
    json = body.map { body in
      Result { () throws(JSONSyntaxError) in try JSONDocument(parsing: body) }
    }
    self.request = request
    self.promised = promised
    pbx = run.pbx
    variables = item.variables
    redactor = run.redactor
    self.hasContent = hasContent
    kind = item.endpoint.kind
    self.interaction = interaction
    scenario = item.fullName
    number = run.number(hearing)
  }

  var endpoint: AnswerEndpoint { .writing(kind) }

  var lacksContent: Bool { !hasContent }

  /// Whether the CRM says by the status alone that it has done what it was asked: 204, or a 201 whose
  /// id stands in a header.
  var saysNobody: Bool {
    guard let response, promised.statuses.value.contains(response.status) else { return false }
    return response.body.isEmpty && promised.facts.isEmpty
      && (response.status == 204 || hasContent)
  }

  func subject(_ name: String) -> FindingSubject {
    FindingSubject(endpoint: kind.rawValue, interaction: interaction, name: name)
  }

  func finding(
    _ kind: FindingKind, about subject: FindingSubject, _ message: RedactedText,
    at place: SourceSpan?
  ) -> Finding {
    var finding = Finding(kind, about: subject, message, at: place)
    finding.scenarios = [scenario]
    finding.evidence = [number]
    return finding
  }

  /// What the checks of answers say, check by check, each knowing what those before it found.
  mutating func judgements() -> [Judgement] {
    CheckCatalogue.commonAnswers.map { check in
      let judgement = check.judge(self)
      earlier += judgement.findings
      return judgement
    }
  }
}
