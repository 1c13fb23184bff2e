// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction
import Transports

/// The media type is the promised one.
public enum AnswerType: CommonAnswerCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "answer-type", .major, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "the media type is the promised one",
    about: """
      `Content-Type` without its parameters is compared with `response.content-type`, by default \
      `application/json`. A type that ends in `+json` is JSON too and keeps the default promise. \
      Nothing is promised about an answer whose status alone says "nobody".
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(ExampleAnswer(ExampleContract.known, contentType: "text/plain")))

  /// Compares the media type without parameters.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    if let code = answer.noContent { return .notProven(because: code) }
    if answer.saysNobody { return .notPromised }
    let promised = answer.promised.contentType
    let actual = answer.response?.mediaType
    let isDefaultJSON = promised.span == nil && actual?.hasSuffix("+json") == true
    if actual == mediaType(of: promised.value) || isDefaultJSON { return .kept }
    var finding = answer.finding(
      kind, "the answer's media type is not the promised one",
      at: promised.span ?? answer.request.span)
    finding.expected = "\(authored: promised.value)"
    finding.actual = actual.map { answer.redactor.redact($0) } ?? "no Content-Type"
    finding.remedy = "let the CRM send 'Content-Type: \(authored: promised.value)'"
    finding.effect = answer.effect("a stricter reader than the PBX's would refuse the answer")
    return .broken([finding])
  }

  private static func mediaType(of value: String) -> String {
    if value.utf8.allSatisfy({ $0 &- 0x61 < 26 || $0 == UInt8(ascii: "/") }) { return value }
    return String(value.prefix { $0 != ";" }).lowercased().filter { $0 != " " }
  }
}
