// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
import PBXEmulation
import Redaction

extension AnswerEndpoint {
  /// An endpoint that writes.
  public static func writing(_ kind: WriteEndpoint.Kind) -> AnswerEndpoint {
    AnswerEndpoint(
      capability: kind.capability, noun: "the \(kind.writing)", right: "to write \(kind.plural)",
      effect: kind.loss)
  }
}

extension WriteEndpoint.Kind {
  /// What is written, as findings name it.
  var noun: RedactedText {
    switch self {
    case .contactCreation: "contact"
    case .callJournal: "journal"
    case .ticketCreation: "ticket"
    }
  }

  fileprivate var plural: RedactedText {
    switch self {
    case .contactCreation: "contacts"
    case .callJournal: "call journals"
    case .ticketCreation: "tickets"
    }
  }

  fileprivate var writing: RedactedText {
    switch self {
    case .contactCreation: "creation of the contact"
    case .callJournal: "call journal"
    case .ticketCreation: "opening of the ticket"
    }
  }

  /// What comes of a record that is not written.
  var loss: RedactedText {
    switch self {
    case .contactCreation:
      "the contact that the agent enters is lost, and the next call is from nobody again"
    case .callJournal: "the call is in no journal"
    case .ticketCreation: "the call opens no ticket, and nobody takes care of it"
    }
  }

  /// What comes of a record that holds something wrong.
  var mistake: RedactedText {
    switch self {
    case .contactCreation: "the agent sees something else than what was entered"
    case .callJournal: "whoever reads the journal learns something that is not so"
    case .ticketCreation: "whoever works on the ticket learns something that is not so"
    }
  }
}
