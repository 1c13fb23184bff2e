// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Whatever a record names is there, and is what it should be.
public enum WriteReference: WriteItemCheck {
  /// The code without the word for the endpoint.
  public static let name = "reference"
  /// A blocker.
  public static let severity = Severity.blocker

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    let text = ExampleWrites.naming(endpoint)
    return WritePage(
      "every record that the \(endpoint.noun) names can be read, and is as promised",
      about: """
        Under `references` of a read-back stand paths whose values name other records: the contact, \
        the owner, the ticket, an account, an open case. Each is read by the request beside it, in \
        which `{{.Reference}}` is the value, and must be there with the `fields` that are promised \
        of it. Many systems store any id that they are given. A call *attached to* an account or to \
        a case that is open is told by facts about that record.

        A field that is empty names nothing; whether it may be is said under `fields`.
        """,
      passing: WriteExample(endpoint, text),
      failing: WriteExample(
        endpoint, text, .answers("named 1", ExampleAnswer(#"{"error": "not found"}"#, status: 404)))
    )
  }

  /// Those whose read-backs name other records.
  public static func concerns(_ endpoint: WriteEndpoint) -> Bool {
    endpoint.readBack.contains { !$0.references.isEmpty }
  }

  static func judge(_ item: WriteCase) -> Judgement {
    guard item.isReadBack else { return .notPromised }
    if let judgement = item.notThere { return judgement }
    guard !item.item.named.isEmpty else { return .leftOpen("its fields name no other record") }
    var found: [Finding] = []
    for named in item.item.named {
      let path = named.reference.path.source.text
      // What holds the wrong id has a finding of its own.
      if item.earlier.contains(where: { $0.subject.name == path }) { continue }
      guard let hearing = named.hearing else { return .found(found, unless: item.run.stopCode) }
      found += findings(item, named, hearing)
    }
    return .found(found)
  }

  private static func findings(
    _ item: WriteCase, _ named: WriteItem.NamedRecord, _ hearing: WriteHearing
  ) -> [Finding] {
    guard let response = hearing.exchange.response, (200..<300).contains(response.status) else {
      return [missing(item, named, hearing)]
    }
    let variables = item.item.variables.merging(["Reference": named.value]) { $1 }
    return named.reference.facts.compactMap { fact in
      // The same paths were rendered when the record was read.
      let value =
        (try? item.run.pbx.value(at: fact.path, in: response.body, with: variables)) ?? nil
      let wanted = ExpectedText(
        fact.value, item.run.pbx, of: item.context, variables: item.item.variables)
      if wanted.accepts(value) { return nil }
      let path = named.reference.path.source.text
      var finding = item.finding(
        kind(of: item.kind), "\(path): \(fact.path.source.text)",
        """
        what '\(authored: path)' names is not as promised: '\(authored: fact.path.source.text)' is \
        something else
        """,
        at: fact.path.source.span, by: [item.item.reads.first?.last, hearing])
      finding.expected = item.run.shown(expected: wanted.spoken)
      finding.actual =
        value.flatMap { $0.exists ? item.run.shown(found: $0.text) : nil } ?? "no such value"
      finding.remedy = "find out how the CRM chose this record, and correct the id or the promise"
      finding.effect = item.kind.mistake
      return finding
    }
  }

  private static func missing(
    _ item: WriteCase, _ named: WriteItem.NamedRecord, _ hearing: WriteHearing
  ) -> Finding {
    let path = named.reference.path.source.text
    var finding = item.finding(
      kind(of: item.kind), path, "'\(authored: path)' names a record that cannot be read",
      at: named.reference.path.source.span, by: [item.item.reads.first?.last, hearing])
    finding.expected = "the record of the id \(item.run.shown(found: named.value))"
    finding.actual =
      hearing.exchange.response.map { "status \($0.status)" }
      ?? hearing.exchange.failure.map { item.run.redactor.redact($0.detail) } ?? "no answer"
    finding.remedy = """
      see whether the CRM has a record of this id, and whether the integration's user may read it; \
      a CRM that takes any id should refuse one that it does not know
      """
    finding.effect =
      "whoever opens the \(item.kind.noun) does not get to the record that it belongs to"
    return finding
  }
}
