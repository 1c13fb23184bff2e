// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// The promised facts about the answer itself hold.
public enum AnswerField: CommonAnswerCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "answer-field", .blocker, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the promised facts about the answer itself hold",
    about: """
      Some systems answer everything with 200 and say in the body whether it worked: \
      `success: true`, `total: 1`. Each path of `response.fields` must hold the value that stands \
      there, by the matchers of the contract language.
      """,
    passing: CheckExample(
      ExampleAnswer(
        #"{"total": 1, "data": [{"id": "abc123", "full_name": "Aisha Rahman", "#
          + #""phone": "+971500000000"}]}"#), of: example),
    failing: CheckExample(
      ExampleAnswer(
        #"{"total": "many", "data": [{"id": "abc123", "full_name": "Aisha Rahman", "#
          + #""phone": "+971500000000"}]}"#), of: example))

  /// Every scenario of an endpoint that promises such facts.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    search.types.contains { type in
      !type.response.facts.isEmpty || type.chained.contains { !$0.response.facts.isEmpty }
    }
  }

  /// Compares each promised value.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    let promised = answer.promised.facts
    if promised.isEmpty || answer.saysNobody { return .notPromised }
    if let code = answer.noContent { return .notProven(because: code) }
    // One cause: an answer that is at odds with itself in several members is one error.
    return .found(promised.compactMap { finding(for: $0, answer) })
  }

  private static func finding(for fact: ExpectedFact, _ answer: some JudgedAnswer) -> Finding? {
    let variables = answer.variables
    // Paths were rendered once when the contract was read, so this cannot fail here any more.
    let path = (try? answer.pbx.render(fact.path, with: variables)) ?? fact.path.source.text
    let value = GJSONPath.values(of: [GJSONPath(path)], in: answer.response?.body ?? []).first
    let wanted = ExpectedText(fact.value, answer.pbx, variables: variables)
    if wanted.accepts(value) { return nil }
    var finding = answer.finding(
      kind, named: path, "'\(authored: path)' is not as promised",
      at: fact.value.span)
    finding.expected = "\(authored: wanted.spoken)"
    finding.actual =
      value?.exists == true ? answer.redactor.redact(value: value?.text ?? "") : "no such value"
    finding.remedy = "look at the exchange: the answer itself says that something is wrong"
    finding.effect = answer.effect("an empty pop-up, though the status says that all is well")
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
    response: { fields: { total: { type: number } } }
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: abc123 } }

    """
}
