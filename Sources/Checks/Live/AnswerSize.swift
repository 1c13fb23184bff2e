// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction
import Transports

/// An answer is no larger than promised.
public enum AnswerSize: CommonAnswerCheck {
  /// A minor finding of the CRM.
  public static let kind = FindingKind(
    "answer-size", .minor, .lookup, holds: .controlledPilot, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "an answer is no larger than promised",
    about: """
      The body, unpacked, is compared with `response.size`, by default 1 MB. A large answer to a \
      search holds records nobody asked for, or fields nobody maps.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known), of: example),
    failing: CheckExample(
      ExampleAnswer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000000", "#
          + #""note": "\#(String(repeating: "x", count: 100))"}]}"#), of: example))

  /// Compares the number of bytes.
  public static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement {
    if let code = answer.noContent { return .notProven(because: code) }
    let size = answer.response?.body.count ?? 0
    let promised = answer.promised.size
    if size <= promised.value { return .kept }
    var finding = answer.finding(
      kind, "the answer is larger than promised",
      at: promised.span ?? answer.request.span)
    finding.expected = "at most \(promised.value) bytes"
    finding.actual = "\(size) bytes"
    finding.remedy =
      "let the request name the fields it needs, or promise the size in response.size"
    finding.effect = answer.effect("the pop-up waits for data that nobody sees")
    return .broken([finding])
  }

  private static let example = ExampleContract.contactSearch.replacing(
    "scenarios:\n", with: "response: { size: 120 B }\nscenarios:\n")
}
