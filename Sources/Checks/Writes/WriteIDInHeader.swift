// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction

/// The id of a new record is in the body of the answer, where the PBX can reach it.
public enum WriteIDInHeader: WriteEndpointCheck {
  /// The code without the word for the endpoint.
  public static let name = "id-in-header"
  /// Minor: an admitted weakness.
  public static let severity = Severity.minor
  /// The API developer's.
  public static let owner = OwnerRole.apiDeveloper
  /// What the template can reach.
  public static let layer = Layer.template

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    let text = ExampleWrites.text(of: endpoint)
    return WritePage(
      "the id of the new \(endpoint.noun) is in the answer's body",
      about: """
        The PBX reads fields of a body with paths, and no headers. An id that the CRM tells in \
        `Location` alone is good enough for this program to read the record back, and out of reach \
        for the PBX: it cannot put the new contact or ticket into the requests that follow.
        """,
      passing: WriteExample(endpoint, text + "id: data.id\n"),
      failing: WriteExample(endpoint, ExampleWrites.inHeader(endpoint)))
  }

  /// Those whose contract says where the id is.
  public static func concerns(_ endpoint: WriteEndpoint) -> Bool { endpoint.id != nil }

  static func judge(_ all: WriteEndpointCase) -> [SeriesPromise] {
    guard case .header(let header) = all.endpoint.id else { return [SeriesPromise("", .kept)] }
    if let cause = all.nothingWritten { return [SeriesPromise("", cause.judgement)] }
    let own = all.kind.idVariable
    let isMapped = all.endpoint.types.allSatisfy { type in
      type.mapping.contains { $0.name.value == own }
    }
    if isMapped { return [SeriesPromise("", .kept)] }
    var finding = all.finding(
      kind(of: all.kind), "id",
      "the PBX cannot read the header '\(authored: header.value)', where the id is",
      at: header.span, evidence: all.items.compactMap { $0.item.written.map(all.run.number) })
    finding.expected = "the id in the answer's body"
    finding.actual = "the id in a header"
    finding.remedy = "let the CRM put the id into the body too, and map it"
    finding.effect = effect(all.kind)
    return [SeriesPromise("", .broken([finding]))]
  }

  private static func effect(_ kind: WriteEndpoint.Kind) -> RedactedText {
    switch kind {
    case .contactCreation:
      "journals and tickets of the call have no contact until somebody calls again"
    case .callJournal: "requests that follow cannot complete the journal"
    case .ticketCreation: "the journal of the call cannot go onto its ticket"
    }
  }
}
