// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import JSONValues
import PBXEmulation
import Redaction
import Transports

/// The answer is no error in disguise.
public enum AnswerError: CommonAnswerCheck {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "answer-error", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the answer is no error in disguise",
    about: """
      Some systems answer every error with status 200: an expired session, a refused credential, a \
      syntax error in the query. To the PBX that is "nobody found", for every caller. An answer \
      without the list of records is taken for an error if it says so: `success` or `ok` is false, \
      or `error`, `errors`, `errorCode`, `error_code`, `fault` or `exception` holds something.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.nobody), to: "nobody"),
    failing: CheckExample(
      ExampleAnswer(#"{"success": false, "error": {"code": "INVALID_SESSION"}}"#), to: "nobody"))

  /// Looks for the members by which an answer says that it is an error.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    if let code = answer.noContent { return .notProven(because: code) }
    if answer.saysNobody { return .notPromised }
    guard let member = member(of: answer) else { return .kept }
    var finding = answer.finding(
      kind, "the CRM answers with an error inside a 200",
      at: answer.request.span)
    finding.actual = "no list of records, but a member '\(authored: member)'"
    finding.expected = "records, or an empty list"
    finding.remedy = """
      look at the exchange: if the credential or the session is refused, renew it; otherwise \
      correct the request, and let the CRM answer errors with a 4xx or 5xx
      """
    finding.effect = answer.effect("an empty pop-up for every caller, and nothing says why")
    return .broken([finding])
  }

  /// The member that says so; nil if the answer has records or an empty list, or says nothing.
  static func member(of answer: some JudgedAnswer) -> String? {
    guard answer.lacksContent, case .success(let document) = answer.json else { return nil }
    return member(in: document.root)
  }

  /// The member by which a value says that it is an error; nil if there is none.
  static func member(in root: JSONValue) -> String? {
    for name in ["success", "ok"] where root[name]?.bool == false { return name }
    let names = ["error", "errors", "errorCode", "error_code", "fault", "exception"]
    return names.first { name in root[name].map(holdsSomething) ?? false }
  }

  private static func holdsSomething(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .null, .false: false
    case .true: true
    case .number: value.int != 0
    case .string: value.string?.isEmpty == false
    case .array, .object: value.count > 0
    }
  }
}
