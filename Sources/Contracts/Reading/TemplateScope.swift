// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

/// The variables that a template of a contract may use, by where it stands.
struct TemplateScope: Sendable {
  /// Where the template stands.
  enum Place: Sendable {
    case base, header, credential, search, popup, expectation

    /// The place with its article, as a complaint names it.
    var noun: String {
      switch self {
      case .base: "the base"
      case .header: "a header of every request"
      case .credential: "the credential"
      case .search: "a contact search"
      case .popup: "a pop-up"
      case .expectation: "an expected value"
      }
    }

    /// Variables that the PBX or the run fills in there.
    var variables: [String] {
      switch self {
      case .base, .header, .credential: []
      case .search: ["Phone"]
      case .popup: ["Phone", "ContactId", "ContactsId", "CustomValue"]
      case .expectation: ["Phone", "ContactType", "CustomerNumber"]
      }
    }
  }

  /// Names that only exist for CallReady: no PBX knows them.
  static let own: Set<String> = ["RecordId", "Tag", "ContactType", "CustomerNumber"]

  /// Names that are easily taken for one that a contact search knows.
  private static let mistaken: [String: String] = [
    "CallerNumber": "Phone", "CalleeNumber": "Phone", "Call_From": "Phone", "Call_To": "Phone",
    "ContactNumber": "Phone", "PhoneNumber": "Phone", "Number": "Phone", "Caller": "Phone",
    "SearchValue": "Phone", "CustomerNumber": "Phone", "ContactId": "ContactsId",
  ]

  let place: Place
  let variables: ContractVariables
  /// Fields that the search maps.
  var mapped: [String] = []

  /// All names that may be used, the place's own first.
  var known: [String] {
    var seen = Set<String>()
    let more = place == .popup || place == .expectation ? mapped : []
    return (place.variables + variables.names + more).filter { seen.insert($0).inserted }
  }

  private func isKnown(_ name: String) -> Bool {
    let isMapped = (place == .popup || place == .expectation) && mapped.contains(name)
    return isMapped || place.variables.contains(name) || variables.declared.contains(name)
  }

  /// What is wrong with the use of a variable; nil if nothing is.
  func complaint(about reference: TemplateReference) -> Complaint? {
    guard variables.areKnown else { return nil }
    let name = reference.name
    if place == .expectation, variables.secrets.contains(name) { return secret(reference) }
    if isKnown(name) { return nil }
    let known = known
    if Self.own.contains(name) { return own(reference) }
    return Complaint(
      "template-variable", "{{.\(authored: name)}} does not exist in \(authored: place.noun)",
      at: reference.span, label: label(known), remedy: remedy(for: name, known))
  }

  private func label(_ known: [String]) -> RedactedText {
    if known.isEmpty { return "no variables are known here" }
    let shown = known.prefix(12).map { "." + $0 }.joined(separator: ", ")
    return "known here: \(authored: shown)\(authored: known.count > 12 ? ", …" : "")"
  }

  private func remedy(for name: String, _ known: [String]) -> RedactedText {
    let likely = Self.mistaken[name].flatMap { known.contains($0) ? $0 : nil }
    let near = likely ?? NearestName.of(name, among: known)
    let home = PBXVariable.named(name).map(\.home)
    switch (near, home) {
    case (let near?, let home?): return "write .\(authored: near); \(authored: home)"
    case (let near?, nil): return "write .\(authored: near)"
    case (nil, let home?): return "\(authored: home)"
    case (nil, nil): return "write `\(authored: name): …` under the variables of each environment"
    }
  }

  private func own(_ reference: TemplateReference) -> Complaint {
    let likely = reference.name == "CustomerNumber" && known.contains("Phone")
    return Complaint(
      "template-own-variable",
      "{{.\(authored: reference.name)}} exists in expected values only; no PBX knows it",
      at: reference.span, label: label(known),
      remedy: likely ? "write .Phone" : "take it out of what the PBX sends")
  }

  private func secret(_ reference: TemplateReference) -> Complaint {
    Complaint(
      "secret-in-expectation",
      "{{.\(authored: reference.name)}} is a secret and would stand in the report",
      at: reference.span, label: "an expected value is shown", remedy: "expect something else")
  }
}

/// The variables that a contract itself declares.
struct ContractVariables: Sendable {
  /// Authentication fields, in order.
  var fields: [String] = []
  /// Whether contract.yaml could be read; if not, no use of a variable is judged.
  var areKnown = true
  /// The names that each environment gives a value.
  var environments: [(name: String, names: Set<String>)] = []
  /// The names in the order of the environments, fields first.
  var names: [String] = []
  /// The same, to look them up.
  var declared: Set<String> = []
  /// Names that are a secret in some environment, or a password field.
  var secrets: Set<String> = []

  /// The environments in which a declared name has no value.
  func environments(without name: String) -> [String] {
    environments.filter { !$0.names.contains(name) }.map(\.name)
  }
}
