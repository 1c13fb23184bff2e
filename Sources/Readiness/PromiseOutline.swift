// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Promises that are made together about each of many scenarios, in their order.
///
/// It is a class because thousands of scenarios share one.
public final class PromiseOutline: Sendable {
  /// Promises that one outline can hold at most.
  static let most = UInt32.bitWidth

  /// One of the promises, whoever it is made about.
  struct Head: Hashable {
    let code: String
    let capability: Capability
    let gate: Gate
  }

  /// The endpoint file that promises them.
  let endpoint: String
  /// The promises, one a check.
  let heads: [Head]

  /// The promises of checks; there must not be more than 32.
  public convenience init(_ kinds: [FindingKind], endpoint: String) {
    self.init(
      kinds.map { Head(code: $0.code, capability: $0.capability, gate: $0.gate) },
      endpoint: endpoint)
  }

  /// The promise of a result, by itself.
  convenience init(_ promise: PromiseResult) {
    self.init(
      [Head(code: promise.code, capability: promise.capability, gate: promise.gate)],
      endpoint: promise.endpoint)
  }

  private init(_ heads: [Head], endpoint: String) {
    precondition(heads.count <= Self.most, "an outline notes what was asked in one word of bits")
    self.heads = heads
    self.endpoint = endpoint
  }

  /// Whether it is the promise of a result alone.
  func isOnly(_ promise: PromiseResult) -> Bool {
    heads.count == 1 && heads[0].code == promise.code && endpoint == promise.endpoint
      && heads[0].capability == promise.capability && heads[0].gate == promise.gate
  }
}
