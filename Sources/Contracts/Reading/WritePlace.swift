// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
public import PBXLanguage
import Redaction

/// A place of contact-creation.yaml, call-journal.yaml or ticket-creation.yaml where a template
/// stands.
struct WritePlace: Sendable {
  /// What stands there.
  enum Part: Sendable {
    /// What the PBX sends.
    case request
    /// Subject or description, which see neither of the two.
    case text
    /// A promise about the answer.
    case answer
    /// A read of the record.
    case readBack
    /// A read of another record that the record names.
    case reference
    /// What must stand in the record.
    case fact
    /// What is said of a record that is gone.
    case gone
    case cleanUp, leftovers
  }

  let kind: WriteEndpoint.Kind
  let part: Part
  /// The texts that the contract offers: without a template of its own there is none of the two.
  var texts: [String] = []
  /// Whether the PBX has opened a ticket for the call.
  var hasTicket = false

  /// The place with its article.
  var noun: String {
    switch part {
    case .request: kind.noun
    case .text: "a subject or description"
    case .answer: "a promise about an answer"
    case .readBack: "a read-back"
    case .reference: "a read of what a record names"
    case .fact, .gone: "an expected value"
    case .cleanUp: "a clean-up"
    case .leftovers: "a search for leftovers"
    }
  }

  /// What the PBX or the run fills in there.
  var variables: [String] {
    switch part {
    case .request: sent
    case .text: sent.filter { !WriteOptions.texts.contains($0) }
    case .answer: sent + ["Tag", "ContactType", "CustomerNumber"]
    case .readBack, .fact, .gone: ["RecordId"] + sent + ["Tag", "ContactType", "CustomerNumber"]
    case .reference:
      ["Reference", "RecordId"] + sent + ["Tag", "ContactType", "CustomerNumber"]
    case .cleanUp: ["RecordId", "Tag", "ContactType", "CustomerNumber"]
    case .leftovers: ["Tag", "ContactType"]
    }
  }

  private var sent: [String] {
    let all = Self.variables(of: kind)
    return all.filter { !WriteOptions.texts.contains($0) || texts.contains($0) }
      + (hasTicket && kind == .callJournal ? ["TicketId"] : [])
  }

  /// What is shown in reports.
  var isShown: Bool {
    switch part {
    case .answer, .fact, .gone: true
    default: false
    }
  }

  /// The PBX's variables of a request, less those that somebody else fills: the integration's
  /// fields, an earlier answer, and the run.
  static func variables(of kind: WriteEndpoint.Kind) -> [String] {
    kind.scenario.variables.map(\.name).filter { name in
      name.utf8.first.map { (65...90).contains($0) } == true && name != "AccessToken"
        && name != "TicketId" && !TemplateScope.own.contains(name)
    }
  }

  /// What to do about a name that only this place lacks; nil if nothing is special about it.
  func remedy(for name: String) -> RedactedText? {
    switch part {
    case .cleanUp, .leftovers: break
    default:
      if kind != .contactCreation, WriteOptions.texts.contains(name) {
        return part == .text
          ? "write what it is made of: the two do not see each other"
          : "write `\(authored: name.lowercased()): …` with the text that the PBX offers"
      }
      if name == "TicketId", kind == .callJournal {
        return "write ticket-creation.yaml: the PBX opens a ticket first"
      }
      return nil
    }
    guard Self.variables(of: kind).contains(name) else { return nil }
    return "write .\(part == .cleanUp ? "RecordId" : "Tag"): the call is over by then"
  }

  /// What is wrong with a name that is CallReady's own and not known here.
  func complaint(about reference: TemplateReference, _ label: RedactedText) -> Complaint {
    let name = RedactedText(authored: reference.name)
    let isOfPBX = part == .request || part == .text
    return Complaint(
      "template-own-variable",
      isOfPBX
        ? "{{.\(name)}} exists in read-back and clean-up only; no PBX knows it"
        : "{{.\(name)}} does not exist in \(authored: noun)",
      at: reference.span, label: label,
      remedy: name.text == "ContactType" && kind == .callJournal && isOfPBX
        ? "write .WhoModule"
        : isOfPBX
          ? "take it out of what the PBX sends"
          : part == .leftovers ? "write .Tag, which every record of the run carries" : "take it out"
    )
  }
}

extension WriteEndpoint.Kind {
  /// The endpoint with its article.
  var noun: String {
    switch self {
    case .contactCreation: "a contact creation"
    case .callJournal: "a call journal"
    case .ticketCreation: "a ticket creation"
    }
  }

  /// The variable of the PBX that the answer fills.
  var output: String { self == .contactCreation ? "ContactId" : "TicketId" }

  /// The occasion on which the PBX sends it.
  public var scenario: PBXScenario {
    switch self {
    case .contactCreation: .contactCreation
    case .callJournal: .callJournal
    case .ticketCreation: .ticketCreation
    }
  }
}

extension WriteOptions {
  /// The variables that are rendered from texts of the form.
  public static let texts = ["Subject", "Description"]
}
