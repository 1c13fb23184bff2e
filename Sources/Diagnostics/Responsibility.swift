// SPDX-License-Identifier: Apache-2.0

/// Where the cause of a finding lies, so that the right system is opened first.
public enum Layer: String, Sendable, Hashable, CaseIterable {
  /// The requests and paths the PBX was given.
  case template
  /// What the CRM answers.
  case crm = "CRM"
  /// The way to the CRM: names, addresses, TLS, time.
  case network
  /// The contract file itself.
  case contract
  /// A key, password or token.
  case credential
}

/// Who mends it.
public enum OwnerRole: String, Sendable, Hashable, CaseIterable {
  /// Controls the PBX and assigns users.
  case pbxAdministrator = "pbx-administrator"
  /// Owns objects, fields, permissions and workflows of the CRM.
  case crmAdministrator = "crm-administrator"
  /// Writes requests, payloads and mappings.
  case apiDeveloper = "api-developer"
  /// Confirms what agents need and runs the service.
  case operationsOwner = "operations-owner"

  /// The role in words, such as `CRM administrator`.
  public var title: String {
    switch self {
    case .pbxAdministrator: "PBX administrator"
    case .crmAdministrator: "CRM administrator"
    case .apiDeveloper: "API developer"
    case .operationsOwner: "operations owner"
    }
  }
}

/// What an administrator asks about.
public enum Capability: String, Sendable, Hashable, CaseIterable {
  case authentication, users, lookup, creation, journaling, tickets, resilience, security, handover

  /// The endpoint file that puts the capability in scope; nil where every contract is asked.
  public var endpoint: String? {
    switch self {
    case .users: "users"
    case .lookup: "contact-search"
    case .creation: "contact-creation"
    case .journaling: "call-journal"
    case .tickets: "ticket-creation"
    case .authentication, .resilience, .security, .handover: nil
    }
  }
}

/// A stage of a roll-out that a finding holds shut, in the order they are passed.
public enum Gate: String, Sendable, Hashable, CaseIterable, Comparable {
  case startOfBuild = "start-of-build"
  case builderTesting = "builder-testing"
  case controlledPilot = "controlled-pilot"
  case operationalHandover = "operational-handover"
  case broaderRollout = "broader-rollout"

  /// The stage in words, such as `controlled pilot`.
  public var title: String { rawValue.split(separator: "-").joined(separator: " ") }

  /// Earlier stages first.
  public static func < (left: Gate, right: Gate) -> Bool { left.rank < right.rank }

  private var rank: Int { Gate.allCases.firstIndex(of: self) ?? 0 }
}
