// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import JSONSchemas
import JSONValues
import Redaction

/// The body has the promised shape.
public enum AnswerShape: CommonAnswerCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "answer-shape", .major, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the body has the promised shape",
    about: """
      The body is validated against `response.schema`, a JSON Schema of draft 2020-12. Each place \
      where it fails is shown once, by its path and by the keyword that refused it; the value \
      itself is not shown, since it may be a person's. A place that another finding is about \
      already, such as a key that a mapping misses, is left to that finding.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known), of: example),
    failing: CheckExample(
      ExampleAnswer(
        #"{"data": [{"id": 17, "full_name": "Aisha Rahman", "phone": "+971500000000"}]}"#),
      of: example))

  /// Every scenario of an endpoint that declares a schema.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    search.types.contains { type in
      type.response.schema != nil || type.chained.contains { $0.response.schema != nil }
    }
  }

  /// Validates the body.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    if let code = answer.noContent { return .notProven(because: code) }
    guard let expectation = answer.promised.schema, !answer.saysNobody,
      case .success(let document) = answer.json
    else { return .notPromised }
    let failures = expectation.schema.failures(of: document.root)
    var seen: Set<String> = []
    let uncovered = failures.filter {
      !$0.isUndecided && answer.code(covering: $0) == nil && seen.insert($0.schemaPointer).inserted
    }
    let covering = failures.lazy.compactMap { answer.code(covering: $0) }.first
    return .found(
      uncovered.map { finding(for: $0, expectation, answer) },
      unless: covering ?? (failures.isEmpty ? nil : kind.code))
  }

  private static func finding(
    for failure: SchemaFailure, _ expectation: SchemaExpectation, _ answer: some JudgedAnswer
  ) -> Finding {
    let path = answer.redactor.redact(failure.instancePath)
    let name: RedactedText = path.isEmpty ? "the body" : "'\(path)'"
    var finding = answer.finding(
      kind.concerning(answer.endpoint.capability),
      about: answer.schemaSubject(failure.schemaPointer),
      "\(name) does not have the promised shape",
      at: expectation.text.span(failure.schemaRange))
    finding.expected = answer.redactor.redact(failure.expected)
    finding.actual = answer.redactor.redact(failure.actual)
    finding.remedy = "correct the CRM's answer, or the schema if the answer is right"
    finding.effect = answer.effect("what hangs on this value may be empty in the pop-up")
    return finding
  }

  private static let example = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    response:
      schema:
        properties: { data: { items: { properties: { id: { type: string } } } } }
    scenarios:
      known customer: { call: "+971500000000", finds: { FirstName: Aisha Rahman } }

    """
}
