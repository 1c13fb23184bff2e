// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

/// Nothing hangs on what the vendor's pages leave open, or somebody has decided it.
public enum AssumptionUsed: StaticCheck {
  /// Minor: it is so with every contract until somebody has watched a PBX.
  public static let kind = FindingKind(
    "assumption-used", .minor, .handover, holds: .controlledPilot, owner: .pbxAdministrator,
    layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "what the vendor's pages leave open is decided where the contract depends on it",
    about: """
      The vendor's pages contradict themselves in places and are silent in others. Requests are \
      rendered and answers are mapped by one choice for each such question, and every promise of \
      the contract that depends on it holds only as far as the choice is right. A key under \
      `pbx.assume` sets it; with the key there, even with the same choice, somebody has decided \
      and nothing is said. One finding names all places that depend on one question.

      \(Assumption.allCases.map(Self.paragraph).joined(separator: "\n"))
      """,
    passing: StaticExample(
      .contract, "edition: cloud }",
      "edition: cloud, assume: { plus: escaped, names: { ContactId: ContactId } } }"),
    failing: StaticExample(.contract))

  private static func paragraph(_ assumption: Assumption) -> String {
    let values = assumption.values.isEmpty ? "a map" : assumption.values.joined(separator: ", ")
    return "- `\(assumption.key)` (\(values)): \(assumption.question) The pages: "
      + "\(assumption.page). Taken to be so: \(assumption.choice)."
  }

  /// Gathers the places by assumption.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    let contract = reading.contract
    var places: [Assumption: [SourceSpan]] = [:]
    for text in contract.pbxTexts {
      let uses = text.template.assumptions(
        known: text.known, filled: text.filled, timeZone: contract.pbx.assumptions.timeZone)
      for use in uses { places[use.assumption, default: []] += use.spans }
      if text.isPopup { places[.names, default: []] += spansOfID(in: text.template) }
    }
    places[.paths, default: []] += lists(in: contract)
    return Assumption.allCases.filter { !contract.pbx.decided.contains($0) }.compactMap {
      finding($0, places[$0] ?? [])
    }
  }

  /// Templates in use have `ContactId` and `ContactsId` in a pop-up; one of them may be wrong.
  private static func spansOfID(in popup: PBXTemplate) -> [SourceSpan] {
    popup.references.filter { ["ContactId", "ContactsId"].contains($0.name) }.map(\.span)
  }

  /// Fields with more than one path, which are exported as a list with commas.
  private static func lists(in contract: Contract) -> [SourceSpan] {
    let types = contract.contactSearch?.types ?? []
    let mappings = types.flatMap { $0.mapping + $0.chained.flatMap(\.mapping) }
    return mappings.filter { $0.paths.count > 1 }.map(\.span)
  }

  private static func finding(_ assumption: Assumption, _ spans: [SourceSpan]) -> Finding? {
    let places = Set(spans).sorted()
    guard let first = places.first else { return nil }
    var finding = Finding(
      kind, about: StaticCase.subject(assumption.rawValue),
      "the vendor's pages leave open: \(authored: assumption.question)", at: first)
    finding.label = "\(authored: others(places.dropFirst(), than: first))"
    finding.expected = "taken to be so: \(authored: assumption.choice)"
    finding.actual = "the pages say: \(authored: assumption.page)"
    finding.remedy = "\(authored: remedy(assumption))"
    return finding
  }

  private static let mostPlaces = 4

  private static func others(_ places: ArraySlice<SourceSpan>, than first: SourceSpan) -> String {
    guard !places.isEmpty else { return "depends on it" }
    let names = places.prefix(mostPlaces).map { place in
      place.source == first.source ? "line \(place.start.line)" : place.description
    }
    let more = places.count - names.count
    let all = more > 0 ? names + ["\(more) more"] : names
    return "depends on it, and so \(places.count == 1 ? "does" : "do") \(all.inWords)"
  }

  private static func remedy(_ assumption: Assumption) -> String {
    let watch = "watch what the PBX sends, and write under `pbx.assume` in contract.yaml"
    switch assumption {
    case .words: return "\(watch) `words: { inbound: Inbound, … }`"
    case .names: return "\(watch) `names: { ContactId: ContactId }`, or the name that it has"
    default:
      return "\(watch) "
        + assumption.values.map { "`\(assumption.rawValue): \($0)`" }
        .joined(separator: " or ")
    }
  }
}
