// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

/// The variables that a template of a contract may use, by where it stands.
struct TemplateScope: Sendable {
  /// Where the template stands.
  enum Place: Sendable {
    case base, header, credential, search, typedSearch, chained, read, popup, expectation
    case typedExpectation, answer, commonAnswer, identity
    case tokenRequest, tokenRefresh, tokenAnswer, deadToken, rights, users, followUp, plainAnswer
    case write(WritePlace)

    /// The place with its article, as a complaint names it.
    var noun: String {
      switch self {
      case .base: "the base"
      case .header: "a header of every request"
      case .credential: "the credential"
      case .search: "a contact search"
      case .typedSearch: "a typed search"
      case .chained: "a step that follows a search"
      case .read: "a read of a record"
      case .popup: "a pop-up"
      case .expectation, .typedExpectation: "an expected value"
      case .answer, .plainAnswer: "a promise about an answer"
      case .users: "Get Users"
      case .followUp: "a follow-up request"
      case .commonAnswer: "a promise about every endpoint's answers"
      case .identity: "the id of a record"
      case .tokenRequest: "a token request"
      case .tokenRefresh: "a token refresh"
      case .deadToken: "a dead token"
      case .tokenAnswer: "a promise about token answers"
      case .rights: "a request about rights"
      case .write(let place): place.noun
      }
    }

    /// Variables that the PBX or the run fills in there.
    var variables: [String] {
      switch self {
      case .base, .header, .credential, .commonAnswer, .identity, .tokenRequest, .tokenAnswer,
        .deadToken,
        .rights, .users, .followUp, .plainAnswer:
        []
      case .tokenRefresh: ["RefreshToken", "AccessToken"]
      case .search, .chained: ["Phone"]
      case .typedSearch: ["SearchValue"]
      case .read: ["RecordId"]
      case .popup: ["Phone", "ContactId", "ContactsId", "CustomValue"]
      case .expectation, .answer: ["Phone", "ContactType", "CustomerNumber"]
      case .typedExpectation: ["SearchValue", "ContactType", "CustomerNumber"]
      case .write(let place): place.variables
      }
    }

    /// Whether what stands there is shown in reports.
    var isShown: Bool {
      switch self {
      case .expectation, .typedExpectation, .answer, .commonAnswer, .identity, .tokenAnswer,
        .plainAnswer:
        true
      case .write(let place): place.isShown
      default: false
      }
    }

    /// Whether there is a token already when the template is rendered.
    var seesSession: Bool {
      switch self {
      case .tokenRequest, .credential, .deadToken: false
      default: true
      }
    }

    /// The events that have surely happened there: variables that follow-up requests fill behind
    /// them are known.
    ///
    /// What an answer has filled never stands in an expected value of a search, since the report
    /// shows those. A record that was written holds it, so there it can be expected.
    var eventsBefore: [String] {
      switch self {
      case .header, .users: ["login", "refresh"]
      case .search, .typedSearch, .chained, .read, .popup: ["login", "refresh", "users"]
      case .write: ["login", "refresh", "users"]
      default: []
      }
    }

    /// Whether a variable may lack a value in some environments: there it is not proven.
    var isOptional: Bool { if case .deadToken = self { true } else { false } }

    /// Whether a contact field that nothing maps could be known there.
    var seesFields: Bool {
      switch self {
      case .chained, .popup, .expectation, .typedExpectation: true
      default: false
      }
    }
  }

  /// Names that only exist for CallReady: no PBX knows them.
  static let own: Set<String> = [
    "RecordId", "Reference", "Tag", "ContactType", "CustomerNumber",
  ]

  /// Variables that hold tokens.
  private static let tokens: Set<String> = ["AccessToken", "RefreshToken"]

  /// Names that are easily taken for others, the likelier first.
  private static let mistaken: [String: [String]] = [
    "CallerNumber": ["Phone", "Call_From"], "CalleeNumber": ["Phone", "Call_To"],
    "Call_From": ["Phone"], "Call_To": ["Phone"],
    "ContactNumber": ["Phone", "BusinessNumber", "CallerNumber"],
    "PhoneNumber": numbers, "Number": numbers, "Caller": numbers, "SearchValue": ["Phone"],
    "Phone": ["SearchValue", "BusinessNumber", "ContactNumber", "CallerNumber"],
    "RecordId": ["ContactsId"], "CustomerNumber": numbers,
    "ContactId": ["ContactsId"], "ContactsId": ["ContactId"],
    "Call_Log_Status": ["Call_Status"], "ContactType": ["WhoModule"],
  ]

  private static let numbers = ["Phone", "BusinessNumber", "ContactNumber", "CallerNumber"]

  let place: Place
  let variables: ContractVariables
  /// What is known besides: fields that were mapped, outputs of earlier requests.
  var mapped: [String] = []
  /// The PBX's names of variables, by those of the language, where they differ.
  var names: [String: String] = [:]

  /// What is filled in there, under the PBX's names.
  private var filled: [String] { (place.variables + mapped).map { names[$0] ?? $0 } }

  /// All names that may be used, the place's own first.
  var known: [String] {
    var seen = Set<String>()
    let own = filled
    let places = own.prefix(place.variables.count)
    let session = place.seesSession && !place.isShown ? variables.session : []
    let learned = variables.learned(behind: place.eventsBefore)
    let all = [
      Array(places), variables.names, session, learned, Array(own.dropFirst(places.count)),
    ]
    return all.joined().filter { seen.insert($0).inserted }
  }

  private func isKnown(_ name: String) -> Bool {
    variables.declared.contains(name)
      || place.seesSession && variables.session.contains(name)
      || variables.learned(behind: place.eventsBefore).contains(name)
      || (names.isEmpty
        ? place.variables.contains(name) || mapped.contains(name) : filled.contains(name))
  }

  /// What is wrong with the use of a variable; nil if nothing is.
  func complaint(about reference: TemplateReference) -> Complaint? {
    guard variables.areKnown else { return nil }
    let name = reference.name
    if place.isShown, variables.secrets.contains(name) || Self.tokens.contains(name) {
      return secret(reference)
    }
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
    if case .write(let place) = place, let remedy = place.remedy(for: name) { return remedy }
    let likely = Self.mistaken[name]?.first(where: known.contains)
    let near = likely ?? NearestName.of(name, among: known)
    if near == nil, place.seesFields, ContactField(rawValue: name) != nil {
      return "write `\(authored: name): PATH` under mapping"
    }
    let home = PBXVariable.named(name).map(\.home)
    switch (near, home) {
    case (let near?, let home?): return "write .\(authored: near); \(authored: home)"
    case (let near?, nil): return "write .\(authored: near)"
    case (nil, let home?): return "\(authored: home)"
    case (nil, nil): return "write `\(authored: name): …` under the variables of each environment"
    }
  }

  private func own(_ reference: TemplateReference) -> Complaint {
    if case .write(let place) = place { return place.complaint(about: reference, label(known)) }
    let near = Self.mistaken[reference.name]?.first(where: known.contains)
    let home = reference.name == "RecordId" ? "`read`" : "expected values"
    return Complaint(
      "template-own-variable",
      "{{.\(authored: reference.name)}} exists in \(authored: home) only; no PBX knows it",
      at: reference.span, label: label(known),
      remedy: near.map { "write .\(authored: $0)" } ?? "take it out of what the PBX sends")
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
  /// What a log-in brings: the token, and what its answer fills.
  var session: [String] = []
  /// Names that are a secret in some environment, or a password field.
  var secrets: Set<String> = []

  /// Variables that follow-up requests fill, each with the event that they follow.
  var learned: [(name: String, event: String)] = []

  /// The variables that follow-up requests have filled when these events have happened.
  func learned(behind events: [String]) -> [String] {
    learned.isEmpty || events.isEmpty
      ? [] : learned.filter { events.contains($0.event) }.map(\.name)
  }

  /// The environments in which a declared name has no value.
  func environments(without name: String) -> [String] {
    environments.filter { !$0.names.contains(name) }.map(\.name)
  }
}
