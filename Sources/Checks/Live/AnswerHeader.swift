// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import JSONValues
import PBXEmulation
import Redaction
import Transports

/// The promised header fields are there.
public enum AnswerHeader: CommonAnswerCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "answer-header", .major, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the promised header fields are there",
    about: """
      Each field of `response.headers` must be in the answer's header with the value that stands \
      there, by the matchers of the contract language. Of a field that comes several times one must \
      have it.
      """,
    passing: CheckExample(
      ExampleAnswer(ExampleContract.known, contentType: "application/json; charset=utf-8"),
      of: example),
    failing: CheckExample(ExampleAnswer(ExampleContract.known), of: example))

  /// Every scenario of an endpoint that promises header fields.
  public static func concerns(_ scenario: Scenario, of search: ContactSearch) -> Bool {
    search.types.contains { type in
      !type.response.headers.isEmpty || type.chained.contains { !$0.response.headers.isEmpty }
    }
  }

  /// Compares each promised field.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    let promised = answer.promised.headers
    if promised.isEmpty { return .notPromised }
    if let code = answer.noContent { return .notProven(because: code) }
    return .found(promised.compactMap { finding(for: $0, answer) })
  }

  private static func finding(for header: ExpectedHeader, _ answer: some JudgedAnswer) -> Finding? {
    let name = header.name.value
    let values = answer.response?.header(name) ?? []
    let wanted = ExpectedText(
      header.value, answer.pbx, variables: answer.variables)
    let isAccepted =
      values.isEmpty
      ? wanted.accepts(nil) : values.contains { wanted.accepts($0.asValue) }
    if isAccepted { return nil }
    var finding = answer.finding(
      kind, named: name.lowercased(), "the header field '\(authored: name)' is not as promised",
      at: header.value.span)
    finding.expected = "\(authored: wanted.spoken)"
    finding.actual =
      values.isEmpty
      ? "no such field" : values.map { answer.redactor.redact(value: $0) }.joined(separator: ", ")
    finding.remedy = "let the CRM send the field, or correct response.headers"
    finding.effect = answer.effect("what leans on the field does not work")
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
    response: { headers: { Content-Type: { contains: charset=utf-8 } } }
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: abc123 } }

    """
}

extension String {
  /// The text as a path would select it.
  fileprivate var asValue: GJSONValue? {
    let list = JSONOutput.array([.string(self)]).text(pretty: false)
    return GJSONPath.values(of: [GJSONPath("0")], in: Array(list.utf8)).first
  }
}
