// SPDX-License-Identifier: Apache-2.0

/// What a user of the CRM may do.
public enum SandboxRole: String, Sendable, Hashable, CaseIterable {
  /// What a telephone system logs in as: contacts, calls, tickets and the list of users.
  case integration
  /// The same as the integration, as a person.
  case agent
  /// Reads nothing but the records that it owns.
  case limited
  /// Everything, invoices and API keys too.
  case administrator

  /// The role as people call it in a sentence: `limited agent`.
  public var title: String { self == .limited ? "limited agent" : rawValue }

  var scopes: Set<NorthgateScope> {
    switch self {
    case .integration, .agent:
      [
        .contactsRead, .contactsWrite, .usersRead, .callsRead, .callsWrite, .ticketsRead,
        .ticketsWrite,
      ]
    case .limited: [.contactsRead]
    case .administrator: Set(NorthgateScope.allCases)
    }
  }
}
