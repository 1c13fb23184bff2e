// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics

/// A check of what the PBX writes: one implementation, and a code for each endpoint that it judges.
///
/// `read-back` is `create-read-back`, `journal-read-back` and `ticket-read-back`.
public protocol WriteCheck: Sendable {
  /// The code without the word for the endpoint.
  static var name: String { get }
  /// How much a broken promise matters.
  static var severity: Severity { get }
  /// Who mends it.
  static var owner: OwnerRole { get }
  /// Where the cause lies.
  static var layer: Layer { get }
  /// The endpoints that it judges.
  static var endpoints: [WriteEndpoint.Kind] { get }

  /// Its page in `Docs/Checks` for one of its endpoints.
  static func page(of endpoint: WriteEndpoint.Kind) -> WritePage

  /// Whether an endpoint promises anything that this check judges.
  static func concerns(_ endpoint: WriteEndpoint) -> Bool
}

extension WriteCheck {
  /// The CRM administrator's, unless it says otherwise.
  public static var owner: OwnerRole { .crmAdministrator }

  /// The CRM's, unless it says otherwise.
  public static var layer: Layer { .crm }

  /// All three.
  public static var endpoints: [WriteEndpoint.Kind] { WriteEndpoint.Kind.allCases }

  /// Every one of its endpoints.
  public static func concerns(_ endpoint: WriteEndpoint) -> Bool {
    endpoints.contains(endpoint.kind)
  }

  /// Code, severity, capability, gate, owner and layer of its finding about an endpoint.
  public static func kind(of endpoint: WriteEndpoint.Kind) -> FindingKind {
    FindingKind(
      "\(endpoint.prefix)-\(name)", severity, endpoint.capability,
      holds: severity == .blocker ? .builderTesting : .controlledPilot, owner: owner, layer: layer)
  }
}

/// A check of each record by itself.
protocol WriteItemCheck: WriteCheck {
  /// What is known about a record says about the promise. Pure: no clock, no network, no memory.
  static func judge(_ item: WriteCase) -> Judgement
}

/// A check of all records of an endpoint together.
protocol WriteEndpointCheck: WriteCheck {
  /// What is known about the records says, promise by promise.
  static func judge(_ all: WriteEndpointCase) -> [SeriesPromise]
}

extension WriteEndpoint.Kind {
  /// The first word of its codes.
  public var prefix: String {
    switch self {
    case .contactCreation: "create"
    case .callJournal: "journal"
    case .ticketCreation: "ticket"
    }
  }

  /// What an administrator asks about.
  public var capability: Capability {
    switch self {
    case .contactCreation: .creation
    case .callJournal: .journaling
    case .ticketCreation: .tickets
    }
  }
}
