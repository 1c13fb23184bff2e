// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// What an endpoint does in one situation that goes wrong: a row of the table fault × endpoint.
public struct ResilienceRow: Sendable, Hashable {
  /// What goes wrong.
  public var fault: Fault
  /// The endpoint.
  public var endpoint: String
  /// What the CRM did; nil if the run has not seen it.
  public var seen: Seen?
  /// What the agent sees of it.
  public var agentSees: RedactedText
  /// What the administrator's log should say.
  public var logSays: RedactedText

  /// What a CRM did, and the exchange that shows it.
  public struct Seen: Sendable, Hashable {
    /// What came back, in short.
    public var answer: RedactedText
    /// The number of the first exchange that shows it.
    public var number: Int
    /// How many exchanges show it.
    public var count: Int

    /// What was seen.
    public init(answer: RedactedText, number: Int, count: Int) {
      self.answer = answer
      self.number = number
      self.count = count
    }
  }

  /// What goes wrong, in the order of the table.
  public enum Fault: String, Sendable, Hashable, CaseIterable {
    /// Asked too often, and told how long to wait.
    case limitWithWait = "limit-with-wait"
    /// Asked too often, and not told how long to wait.
    case limitWithoutWait = "limit-without-wait"
    /// No whole answer in time.
    case timeout
    /// The connection ended before the answer did.
    case cutOff = "cut-off"
    /// A status of 5xx that is no limit.
    case serverError = "server-error"
    /// A web page where data was asked for.
    case webPage = "web-page"
    /// A body of a type that is neither JSON nor a web page.
    case wrongType = "wrong-type"
    /// A redirect.
    case redirect
    /// A request that is malformed, or that the CRM takes to be and answers with 4xx.
    case malformed = "malformed-input"

    /// The fault in words.
    public var title: RedactedText {
      switch self {
      case .limitWithWait: "rate limit, with a time to wait"
      case .limitWithoutWait: "rate limit, without a time to wait"
      case .timeout: "time-out"
      case .cutOff: "cut connection"
      case .serverError: "error of the server (5xx)"
      case .webPage: "web page instead of JSON"
      case .wrongType: "another type than JSON"
      case .redirect: "redirect"
      case .malformed: "malformed input"
      }
    }
  }

  /// A row.
  public init(
    _ fault: Fault, endpoint: String, seen: Seen?, agentSees: RedactedText, logSays: RedactedText
  ) {
    self.fault = fault
    self.endpoint = endpoint
    self.seen = seen
    self.agentSees = agentSees
    self.logSays = logSays
  }
}
