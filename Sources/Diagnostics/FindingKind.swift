// SPDX-License-Identifier: Apache-2.0

/// What all findings of one code share.
public struct FindingKind: Sendable, Hashable {
  /// Stable code in kebab case, such as `path-selects-nothing`; its page is `Docs/Checks/CODE.md`.
  public let code: String
  /// How much it matters.
  public let severity: Severity
  /// What an administrator would ask about.
  public let capability: Capability
  /// The stage it holds shut.
  public let gate: Gate
  /// Who mends it.
  public let owner: OwnerRole
  /// Where the cause lies.
  public let layer: Layer

  /// A code and what belongs to it.
  public init(
    _ code: String, _ severity: Severity, _ capability: Capability, holds gate: Gate,
    owner: OwnerRole, layer: Layer
  ) {
    self.code = code
    self.severity = severity
    self.capability = capability
    self.gate = gate
    self.owner = owner
    self.layer = layer
  }
}
