// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// What the PBX writes into the CRM: contacts, call journals or tickets (contact-creation.yaml,
/// call-journal.yaml, ticket-creation.yaml).
///
/// Shared by all its answers.
public final class WriteEndpoint: Sendable {
  /// Which of the three it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case contactCreation = "contact-creation"
    case callJournal = "call-journal"
    case ticketCreation = "ticket-creation"
  }

  /// Which of the three it is.
  public let kind: Kind
  /// The requests that write: one for each contact type of a creation, else exactly one.
  public let types: [WriteType]
  /// Texts and switches of the PBX's form.
  public let options: WriteOptions
  /// What the first answer looks like.
  public let response: ResponseExpectation
  /// New contacts that are tried; only of a creation.
  public let scenarios: [CreationScenario]
  /// The names of the calls that are reported, in order; of journals and tickets.
  public let calls: Located<[Located<String>]>?
  /// The scenario of the contact search whose caller rings; nil: the first that finds one.
  public let caller: Located<String>?
  /// The extension of the agent; nil: the first of users.yaml, else `1000`.
  public let agent: Located<String>?
  /// Where the new record's id is; nil: where the mapping has it.
  public let id: RecordIDPlace?
  /// Until when read-back and lookup see the record.
  public let visibleWithin: Defaulted<Duration>
  /// When the record is read once more, to see what the CRM's own rules changed; nil: not.
  public let settlesWithin: Located<Duration>?
  /// What becomes of the same request sent twice; nil: not tried.
  public let sentTwice: Located<Repetition>?
  /// What becomes of a new contact with a number that somebody has; nil: not tried.
  public let sameNumber: Located<Repetition>?
  /// What is in the CRM afterwards.
  public let readBack: [ReadBack]
  /// Facts that hold for a call instead, by the call's name.
  public let exceptions: [CallException]
  /// Texts that must come back unchanged.
  public let hostileText: Defaulted<[HostileText]>
  /// How the record is removed; nil: it cannot be.
  public let cleanUp: CleanUp?
  /// Where the file begins.
  public let span: SourceSpan

  /// An endpoint that is written to.
  public init(
    kind: Kind, types: [WriteType], options: WriteOptions, response: ResponseExpectation,
    scenarios: [CreationScenario] = [], calls: Located<[Located<String>]>? = nil,
    caller: Located<String>? = nil, agent: Located<String>? = nil, id: RecordIDPlace? = nil,
    visibleWithin: Defaulted<Duration>, settlesWithin: Located<Duration>? = nil,
    sentTwice: Located<Repetition>? = nil, sameNumber: Located<Repetition>? = nil,
    readBack: [ReadBack], exceptions: [CallException] = [],
    hostileText: Defaulted<[HostileText]>, cleanUp: CleanUp?, span: SourceSpan
  ) {
    self.kind = kind
    self.types = types
    self.options = options
    self.response = response
    self.scenarios = scenarios
    self.calls = calls
    self.caller = caller
    self.agent = agent
    self.id = id
    self.visibleWithin = visibleWithin
    self.settlesWithin = settlesWithin
    self.sentTwice = sentTwice
    self.sameNumber = sameNumber
    self.readBack = readBack
    self.exceptions = exceptions
    self.hostileText = hostileText
    self.cleanUp = cleanUp
    self.span = span
  }
}

/// A request that writes.
public struct WriteType: Sendable {
  /// The contact type; nil of journals and tickets.
  public let name: Located<String>?
  /// What is sent.
  public let request: RequestTemplate
  /// Renders to something if the request is sent, and to nothing if not; nil if it always is.
  public let onlyIf: PBXTemplate?
  /// Variables that the answer fills: `ContactId` or `TicketId`, and others for later requests.
  public let mapping: [VariableMapping]
  /// Requests that follow.
  public let then: [WriteStep]
  /// The whole line or block.
  public let span: SourceSpan

  /// A request that writes.
  public init(
    name: Located<String>?, request: RequestTemplate, onlyIf: PBXTemplate? = nil,
    mapping: [VariableMapping], then: [WriteStep] = [], span: SourceSpan
  ) {
    self.name = name
    self.request = request
    self.onlyIf = onlyIf
    self.mapping = mapping
    self.then = then
    self.span = span
  }
}

/// A request that follows a write, such as the one that completes an activity.
public struct WriteStep: Sendable {
  /// The step's name.
  public let name: Located<String>
  /// What is sent; it sees what was mapped so far.
  public let request: RequestTemplate
  /// Renders to something if the request is sent, and to nothing if not; nil if it always is.
  public let onlyIf: PBXTemplate?
  /// Variables that its answer fills.
  public let mapping: [VariableMapping]
  /// What its answer looks like.
  public let response: ResponseExpectation

  /// A request that follows.
  public init(
    name: Located<String>, request: RequestTemplate, onlyIf: PBXTemplate?,
    mapping: [VariableMapping], response: ResponseExpectation
  ) {
    self.name = name
    self.request = request
    self.onlyIf = onlyIf
    self.mapping = mapping
    self.response = response
  }
}

/// Texts and switches of the PBX's form.
public struct WriteOptions: Sendable {
  /// The subject that an administrator may change; nil: not offered.
  public let subject: PBXTemplate?
  /// The description that an administrator may change; nil: not offered.
  public let description: PBXTemplate?
  /// Whether recordings can be played from the journal; nil: not offered.
  public let playsRecording: Bool?
  /// Whether agents who were rung and did not answer get no journal.
  public let skipsUnansweredAgents: Bool
  /// Whether the contact is looked up first.
  public let looksUpContact: Bool
  /// Variables that are asked for when the integration is set up (tickets).
  public let extraVariables: [Located<String>]

  /// Options; by default nothing is offered.
  public init(
    subject: PBXTemplate? = nil, description: PBXTemplate? = nil, playsRecording: Bool? = nil,
    skipsUnansweredAgents: Bool = false, looksUpContact: Bool = false,
    extraVariables: [Located<String>] = []
  ) {
    self.subject = subject
    self.description = description
    self.playsRecording = playsRecording
    self.skipsUnansweredAgents = skipsUnansweredAgents
    self.looksUpContact = looksUpContact
    self.extraVariables = extraVariables
  }
}

/// A new contact that is tried.
public struct CreationScenario: Sendable {
  /// The name.
  public let name: Located<String>
  /// Variables of the new contact, by name; what is not there is `Test`, `Caller` and the next free
  /// number.
  public let with: [(name: Located<String>, value: CreationValue)]
  /// How the CRM refuses it; nil if it is accepted.
  public let refused: Refusal?
  /// The environments it is run in; empty: all that do not keep their data to themselves.
  public let only: [Located<String>]
  /// The whole line or block.
  public let span: SourceSpan

  /// A new contact.
  public init(
    name: Located<String>, with: [(name: Located<String>, value: CreationValue)],
    refused: Refusal? = nil, only: [Located<String>] = [], span: SourceSpan
  ) {
    self.name = name
    self.with = with
    self.refused = refused
    self.only = only
    self.span = span
  }
}

/// The value of a variable of a new contact.
public enum CreationValue: Sendable, Hashable {
  /// This text.
  case text(String)
  /// So many letters.
  case letters(Int)

  /// The text itself.
  public var text: String {
    switch self {
    case .text(let text): text
    case .letters(let count): String(repeating: "x", count: count)
    }
  }
}

/// Where a new record's id is.
public enum RecordIDPlace: Sendable {
  /// A path in the answer's body.
  case path(PBXTemplate)
  /// A header: out of reach for the PBX. The last segment of its path, or what stands in its last
  /// brackets.
  case header(Located<String>)
}

/// What becomes of something that is written again.
public enum Repetition: Sendable {
  /// One record: the CRM knows it already, and answers with the first.
  case one
  /// Two records: an admitted weakness.
  case two
  /// It is refused.
  case refused(Refusal)
}

/// A read of what was written, and what must stand there.
public struct ReadBack: Sendable {
  /// What is sent; it sees `{{.RecordId}}`.
  public let request: RequestTemplate
  /// Facts about the record.
  public let facts: [ExpectedFact]
  /// The whole block.
  public let span: SourceSpan

  /// A read.
  public init(request: RequestTemplate, facts: [ExpectedFact], span: SourceSpan) {
    self.request = request
    self.facts = facts
    self.span = span
  }
}

/// Facts that hold for one call instead of those of the read-back with the same path.
public struct CallException: Sendable {
  /// The call.
  public let call: Located<String>
  /// The facts.
  public let facts: [ExpectedFact]

  /// Facts about a call.
  public init(call: Located<String>, facts: [ExpectedFact]) {
    self.call = call
    self.facts = facts
  }
}

/// A kind of text that breaks CRMs.
public enum HostileText: String, Sendable, Hashable, CaseIterable {
  case quotes, backslash, newline, emoji
  case rightToLeft = "right-to-left"
  case markup
  /// 32 KB.
  case long
}

/// How a record is removed.
public struct CleanUp: Sendable {
  /// How.
  public enum Way: Sendable {
    /// A request; it sees `{{.RecordId}}`, `{{.Tag}}` and `{{.ContactType}}`.
    case request(RequestTemplate)
    /// It vanishes with the record of another endpoint.
    case goesWith(WriteEndpoint.Kind, SourceSpan)
  }

  /// How.
  public let way: Way
  /// The identity that may remove records; nil: the integration itself.
  public let identity: Located<String>?
  /// What the first read-back gives afterwards.
  public let gone: Refusal
  /// The PBX's variable that carries the mark of the run; nil: no mark.
  public let tag: Located<String>?
  /// How marked records are found that a crash has left; nil: not at all.
  public let leftovers: Leftovers?
  /// The whole block.
  public let span: SourceSpan

  /// A search for records that carry the mark of a run.
  public struct Leftovers: Sendable {
    /// What is sent; it sees `{{.Tag}}` and `{{.ContactType}}`.
    public let request: RequestTemplate
    /// The path of the records' ids.
    public let ids: PBXTemplate

    /// A search.
    public init(request: RequestTemplate, ids: PBXTemplate) {
      self.request = request
      self.ids = ids
    }
  }

  /// A way to remove records.
  public init(
    way: Way, identity: Located<String>? = nil, gone: Refusal, tag: Located<String>? = nil,
    leftovers: Leftovers? = nil, span: SourceSpan
  ) {
    self.way = way
    self.identity = identity
    self.gone = gone
    self.tag = tag
    self.leftovers = leftovers
    self.span = span
  }
}

/// Numbers that nobody has: tests take one after the other.
public struct FreeNumbers: Sendable, Hashable {
  /// The first, as E.164.
  public let first: String
  /// How many there are.
  public let count: Int

  /// Numbers from the first on.
  public init(first: String, count: Int) {
    self.first = first
    self.count = count
  }

  /// The number at a place, as E.164; nil behind the last.
  public subscript(place: Int) -> String? {
    guard (0..<count).contains(place), let number = Int(first.dropFirst()) else { return nil }
    let digits = String(number + place)
    let zeros = first.count - 1 - digits.count
    return "+" + String(repeating: "0", count: max(0, zeros)) + digits
  }
}
