// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics

/// Every check of what the PBX writes, in the order in which they judge.
public enum WriteCatalogue {
  static let items: [any WriteItemCheck.Type] = [
    WriteAccepted.self, WriteRefusal.self, WriteVisible.self, WriteNull.self, WriteReadBack.self,
    WriteReference.self, WriteText.self, WriteBounds.self, WriteFound.self, WriteSettled.self,
  ]

  static let series: [any WriteEndpointCheck.Type] = [
    WriteIDInHeader.self, WriteStoredError.self, WriteDuplicate.self, WritePerAgent.self,
    WriteUncovered.self, WriteCleanUp.self,
  ]

  /// Every check; each has a code for each of its endpoints.
  public static var all: [any WriteCheck.Type] { items + series }

  /// A check for one of its endpoints: what has a code and a page.
  public struct Entry: Sendable {
    /// The endpoint.
    public let endpoint: WriteEndpoint.Kind
    /// The check.
    public let check: any WriteCheck.Type
    /// Code, severity, capability, gate, owner and layer.
    public var kind: FindingKind { check.kind(of: endpoint) }
    /// What it says about itself.
    public var page: WritePage { check.page(of: endpoint) }
  }

  /// Every code with its page.
  public static var entries: [Entry] {
    all.flatMap { check in check.endpoints.map { Entry(endpoint: $0, check: check) } }
  }

  /// What is promised about an endpoint's records.
  public static func kinds(of endpoint: WriteEndpoint) -> [FindingKind] {
    CheckCatalogue.commonAnswers.map { $0.kind.concerning(endpoint.kind.capability) }
      + [WriteLatency.kind(of: endpoint.kind)]
      + all.filter { $0.endpoints.contains(endpoint.kind) && $0.concerns(endpoint) }
      .map { $0.kind(of: endpoint.kind) }
  }
}
