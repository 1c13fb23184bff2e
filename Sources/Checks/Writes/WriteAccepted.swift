// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// A write is accepted, and its answer tells the new record's id.
public enum WriteAccepted: WriteItemCheck {
  /// The code without the word for the endpoint.
  public static let name = "accepted"
  /// A blocker.
  public static let severity = Severity.blocker

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    WritePage(
      "each \(endpoint.noun) is accepted, and the answer tells its id",
      about: """
        What the answer as such is worth is judged by the checks of answers: the status, the facts \
        of `response`, an error inside a 200. An answer that passes them has to tell the id of the \
        new record, where `id` or the mapping says: without it nothing can be read back or removed, \
        and the PBX has nothing to go on with.
        """,
      passing: WriteExample(endpoint),
      failing: WriteExample(
        endpoint, nil,
        .answers("write", ExampleAnswer(#"{"data": {"state": "queued"}}"#, status: 201))))
  }

  static func judge(_ item: WriteCase) -> Judgement {
    guard !item.item.mustBeRefused, item.item.reason != .sameNumber else { return .notPromised }
    if let obstacle = item.obstacle { return obstacle.judgement }
    // What a hostile text does to a write is a finding about the text; so with an empty one.
    if item.item.isTriedOut { return .notPromised }
    if let found = item.earlier.first(where: { $0.kind.severity == .blocker }) {
      return .notProven(because: found.kind.code)
    }
    guard item.item.id == nil, let place = place(item.item) else { return .kept }
    return .broken([finding(item, place)])
  }

  /// Where the id should be; nil if the contract says nothing about it.
  private static func place(_ item: WriteItem) -> (text: RedactedText, span: SourceSpan)? {
    switch item.endpoint.id {
    case .header(let header): return ("the header '\(authored: header.value)'", header.span)
    case .path(let path):
      return ("'\(authored: path.source.text)'", path.source.span)
    case nil:
      let own = item.endpoint.kind.idVariable
      return item.type.mapping.first { $0.name.value == own }.map {
        ("'\(authored: $0.path.source.text)'", $0.path.source.span)
      }
    }
  }

  private static func finding(
    _ item: WriteCase, _ place: (text: RedactedText, span: SourceSpan)
  ) -> Finding {
    let status = item.item.written?.exchange.response?.status ?? 0
    var finding = item.finding(
      kind(of: item.kind), "id", "the \(item.kind.noun) is accepted, and nobody learns its id",
      at: place.span, by: [item.item.written])
    finding.label = "nothing is there"
    finding.expected = "an id in \(place.text)"
    finding.actual = "status \(status) without one"
    finding.remedy = "compare the place with the answer, or let the CRM create the record at once"
    finding.effect = item.kind.loss + ", or cannot be found again"
    return finding
  }
}
