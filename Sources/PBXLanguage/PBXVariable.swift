// SPDX-License-Identifier: Apache-2.0

/// A variable that the PBX itself fills in.
public struct PBXVariable: Sendable, Hashable {
  /// How well it is known that the PBX knows it.
  public enum Evidence: String, Sendable, Hashable {
    /// The vendor's pages name it.
    case documented
    /// Templates that are in use name it.
    case observed
    /// Nobody names it here; taken over from a neighbouring scenario.
    case assumed
  }

  /// The name, without dot.
  public let name: String
  /// Where it can be used.
  public let scenarios: Set<PBXScenario>
  /// How well that is known.
  public let evidence: Evidence
  /// What it holds.
  public let meaning: String

  init(
    _ name: String, _ scenarios: Set<PBXScenario>, _ meaning: String,
    _ evidence: Evidence = .documented
  ) {
    self.name = name
    self.scenarios = scenarios
    self.evidence = evidence
    self.meaning = meaning
  }

  /// The variable of a name; names are case-sensitive.
  public static func named(_ name: String) -> PBXVariable? {
    byName[name]
  }

  /// The scenarios that a variable belongs to, in their usual order; empty for an unknown name.
  public static func belongsTo(_ name: String) -> [PBXScenario] {
    guard let variable = named(name) else { return [] }
    return PBXScenario.allCases.filter { variable.scenarios.contains($0) }
  }

  /// A sentence such as `CallerNumber belongs to call journals`.
  public var home: String {
    let homes = PBXScenario.allCases.filter { scenarios.contains($0) }.map(\.pluralName)
    guard let last = homes.last else { return "\(name) belongs nowhere" }
    let list =
      homes.count == 1 ? last : homes.dropLast().joined(separator: ", ") + " and " + last
    return "\(name) belongs to \(list)"
  }

  private static let byName = Dictionary(catalogue.map { ($0.name, $0) }) { first, _ in first }
}
