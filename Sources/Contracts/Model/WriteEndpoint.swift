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

/// Where a new record's id is.
public enum RecordIDPlace: Sendable {
  /// A path in the answer's body.
  case path(PBXTemplate)
  /// A header: out of reach for the PBX. The last segment of its path, or what stands in its last
  /// brackets.
  case header(Located<String>)
}
