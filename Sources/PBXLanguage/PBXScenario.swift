// SPDX-License-Identifier: Apache-2.0

/// The occasions on which the PBX fills in a template.
public enum PBXScenario: String, Sendable, Hashable, CaseIterable {
  /// Getting and renewing a token.
  case token
  /// Listing the users.
  case users
  /// Finding the contact of a call.
  case contactSearch = "contact-search"
  /// Finding contacts by a text that an agent types.
  case typedSearch = "typed-search"
  /// The address that opens when a call comes.
  case popup
  /// Creating a contact.
  case contactCreation = "contact-creation"
  /// Writing down a call.
  case callJournal = "call-journal"
  /// Opening a ticket.
  case ticketCreation = "ticket-creation"
  /// Requests that follow an event.
  case followUp = "follow-up"

  /// The name in a sentence, in the plural.
  public var pluralName: String {
    switch self {
    case .token: "token requests"
    case .users: "user lists"
    case .contactSearch: "contact searches"
    case .typedSearch: "typed searches"
    case .popup: "pop-ups"
    case .contactCreation: "contact creations"
    case .callJournal: "call journals"
    case .ticketCreation: "ticket creations"
    case .followUp: "follow-up requests"
    }
  }

  /// The variables that it knows, besides authentication fields and outputs of earlier requests.
  public var variables: [PBXVariable] {
    PBXVariable.catalogue.filter { $0.scenarios.contains(self) }
  }
}
