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

  /// Journals alone: the mapping of a contact or a ticket must have its id, or the contract is not
  /// read.
  public static let endpoints: [WriteEndpoint.Kind] = [.callJournal]

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    WritePage(
      "the id of the new \(endpoint.noun) is in the answer's body",
      about: """
        The PBX reads fields of a body with paths, and no headers. An id that the CRM tells in \
        `Location` alone is good enough for this program to read the record back, and out of reach \
        for the PBX: no request that follows can name the record.
        """,
      passing: WriteExample(endpoint),
      failing: WriteExample(
        endpoint,
        ExampleWrites.text(of: endpoint).replacing("id: data.id\n", with: "id: header Location\n")))
  }

  /// Those whose contract says where the id is.
  public static func concerns(_ endpoint: WriteEndpoint) -> Bool {
    endpoints.contains(endpoint.kind) && endpoint.id != nil
  }

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
    finding.effect =
      all.endpoint.types.allSatisfy(\.then.isEmpty)
      ? "none yet: no request that follows needs it"
      : "requests that follow cannot complete the journal"
    return [SeriesPromise("", .broken([finding]))]
  }
}
