// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
public import JSONSchemas
public import JSONValues
public import PBXEmulation
public import Redaction
public import Transports

/// One answer of the CRM, whichever endpoint asked, with what is promised about it.
///
/// What the checks of answers look at: the status of a search, of a page of users and of a follow-up
/// request is judged by the same check.
public protocol JudgedAnswer: Sendable {
  /// What was sent and what came back, raw.
  var exchange: Exchange { get }
  /// The body as strict JSON, or why it is none; nil if there is no answer.
  var json: Result<JSONDocument, JSONSyntaxError>? { get }
  /// The request as the contract has it.
  var request: RequestTemplate { get }
  /// What the contract promises about the answer.
  var promised: ResponseExpectation { get }
  /// The PBX that asked.
  var pbx: PBX { get }
  /// What templates of expected values see besides the environment's variables.
  var variables: [String: String] { get }
  /// Makes text of the answer safe to show.
  var redactor: Redactor { get }
  /// What earlier checks found about this answer.
  var earlier: [Finding] { get }
  /// The endpoint and its words.
  var endpoint: AnswerEndpoint { get }
  /// Whether the status alone says all there is to say, so that the body may be anything.
  var saysNobody: Bool { get }
  /// Whether the status is how this CRM may say "nobody", though the contract does not declare it.
  var meansNobody: Bool { get }
  /// Whether what the answer is read for is not in it, so that it may be an error in disguise.
  var lacksContent: Bool { get }

  /// What a finding of a name is about.
  func subject(_ name: String) -> FindingSubject
  /// What a finding of a name is about that has one cause, however many interactions show it.
  func sharedSubject(_ name: String) -> FindingSubject
  /// What a failure of the schema is about.
  func schemaSubject(_ name: String) -> FindingSubject
  /// The code of an earlier finding that has the same cause as a failure of the schema.
  func code(covering failure: SchemaFailure) -> String?
  /// A finding with this answer as evidence.
  func finding(
    _ kind: FindingKind, about subject: FindingSubject, _ message: RedactedText,
    at place: SourceSpan?
  ) -> Finding
}

/// An endpoint, as findings about its answers speak of it.
public struct AnswerEndpoint: Sendable, Hashable {
  /// What an administrator would ask about.
  public let capability: Capability
  /// What was asked: `the search`.
  public let noun: RedactedText
  /// What the integration's user must be allowed: `to search contacts`.
  public let right: RedactedText
  /// What comes of an answer that is not as promised; nil: what the check says of a pop-up.
  public let effect: RedactedText?

  /// Contact search: the checks' own words are about it.
  public static let search = AnswerEndpoint(
    capability: .lookup, noun: "the search", right: "to search contacts", effect: nil)

  /// Get Users.
  public static let users = AnswerEndpoint(
    capability: .users, noun: "Get Users", right: "to list users",
    effect: "extensions have no users in the CRM, and journals have no owner")

  /// Requests that follow an event.
  public static let followUp = AnswerEndpoint(
    capability: .authentication, noun: "the follow-up request", right: "to ask this",
    effect: "what the answer should fill is empty in every later request")
}

extension JudgedAnswer {
  /// The answer, if there is one.
  public var response: Response? { exchange.response }

  /// Unless an endpoint says otherwise, every answer has something to say.
  public var saysNobody: Bool { false }

  /// Only a search can find nobody.
  public var meansNobody: Bool { false }

  /// The same as of one interaction.
  public func sharedSubject(_ name: String) -> FindingSubject { subject(name) }

  /// The same as of one interaction.
  public func schemaSubject(_ name: String) -> FindingSubject { subject(name) }

  /// No other check looks at the shape.
  public func code(covering failure: SchemaFailure) -> String? { nil }

  /// Whether an earlier check found one of these codes.
  func hasBroken(_ codes: [String]) -> String? {
    earlier.first { codes.contains($0.kind.code) }?.kind.code
  }

  /// The code that keeps the answer itself from being judged; nil if it may be.
  var noAnswer: String? {
    // Asked of every answer by every check, and nearly always nothing was found.
    guard !earlier.isEmpty else { return nil }
    return hasBroken(FailureToAsk.all.map(\.kind.code) + [AnswerMissing.kind.code])
      ?? hasBroken([AnswerUnreadable.kind.code])
  }

  /// The code that keeps the content of the answer from being judged; nil if it may be.
  var noContent: String? {
    guard !earlier.isEmpty else { return nil }
    return noAnswer
      ?? hasBroken([
        AuthAccepted.kind.code, AnswerRedirect.kind.code, AnswerStatus.kind.code,
        AnswerNotJSON.kind.code, AnswerError.kind.code,
      ])
  }

  /// What comes of it: the endpoint's own words, or those for a pop-up.
  func effect(_ ofSearch: RedactedText) -> RedactedText { endpoint.effect ?? ofSearch }

  /// A finding about the answer by itself, of the capability that the endpoint belongs to.
  func finding(
    _ kind: FindingKind, named name: String = "", _ message: RedactedText, at place: SourceSpan?
  ) -> Finding {
    finding(kind.concerning(endpoint.capability), about: subject(name), message, at: place)
  }
}

extension FindingKind {
  /// The same kind where another endpoint than the search shows it.
  func concerning(_ capability: Capability) -> FindingKind {
    guard self.capability == .lookup, capability != .lookup else { return self }
    return FindingKind(
      code, severity, capability, holds: gate, owner: owner, layer: layer)
  }
}

/// A check of any endpoint's answers, each by itself.
public protocol CommonAnswerCheck: AnswerCheck {
  /// What an answer says about the promise. Pure: no clock, no network, no memory.
  static func judge<Answer: JudgedAnswer>(_ answer: Answer) -> Judgement
}
