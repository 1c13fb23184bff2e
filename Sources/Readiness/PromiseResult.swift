// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Redaction

/// What became of one promise: one check on one scenario of a contract.
public struct PromiseResult: Sendable, Hashable {
  /// The check's code.
  public let code: String
  /// What an administrator would ask about.
  public let capability: Capability
  /// The stage it holds shut while it is broken.
  public let gate: Gate
  /// The endpoint file that promises it.
  public let endpoint: String
  /// The scenario or the stored number of a format; empty if it is about the run as a whole.
  public let scenario: String
  /// What became of it.
  public var outcome: Outcome

  /// What can become of a promise.
  public enum Outcome: Sendable, Hashable {
    /// The CRM does as promised.
    case kept
    /// It does not; there is a finding.
    case broken
    /// The question could not be put; there is a finding that says why.
    case couldNotAsk
    /// It was not judged, because of another code or for a reason in words.
    ///
    /// The reason stands apart: a run has dozens of promises for each scenario, nearly all kept.
    indirect case notProven(because: Cause)
  }

  /// Why a promise was not judged.
  public enum Cause: Sendable, Hashable {
    /// Another finding stands before it.
    case code(String)
    /// The contract or the environment leaves it open.
    case policy(RedactedText)
  }

  /// The result of one check on one scenario.
  public init(
    _ kind: FindingKind, endpoint: String, scenario: String, _ outcome: Outcome
  ) {
    self.init(
      code: kind.code, capability: kind.capability, gate: kind.gate, endpoint: endpoint,
      scenario: scenario, outcome: outcome)
  }

  init(
    code: String, capability: Capability, gate: Gate, endpoint: String, scenario: String,
    outcome: Outcome
  ) {
    self.code = code
    self.capability = capability
    self.gate = gate
    self.endpoint = endpoint
    self.scenario = scenario
    self.outcome = outcome
  }

  /// Whether the promise was not judged, for whatever reason.
  public var isUnproven: Bool {
    switch outcome {
    case .kept, .broken: false
    case .couldNotAsk, .notProven: true
    }
  }
}
