// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// What has to be refused is refused, in words that say why.
public enum WriteRefusal: WriteItemCheck {
  /// The code without the word for the endpoint.
  public static let name = "refusal"
  /// Major.
  public static let severity = Severity.major
  /// Contacts alone can be refused for what an agent types.
  public static let endpoints: [WriteEndpoint.Kind] = [.contactCreation]

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    WritePage(
      "what has to be refused is refused clearly",
      about: """
        A scenario with `refused`, and a number that somebody has where `same-number` is a refusal, \
        must be answered with that status, that text and those facts. A contact that is accepted all \
        the same is in the CRM with a value that nobody wanted; an error of the server, or one that \
        does not say what is wrong, leaves the agent without a hint.
        """,
      passing: WriteExample(
        endpoint, ExampleWrites.refusing,
        .refuses("no name: write", ExampleAnswer(#"{"error": "last_name is needed"}"#, status: 422))
      ),
      failing: WriteExample(endpoint, ExampleWrites.refusing))
  }

  /// Those with something to refuse.
  public static func concerns(_ endpoint: WriteEndpoint) -> Bool {
    guard endpoints.contains(endpoint.kind) else { return false }
    if case .refused = endpoint.sameNumber?.value { return true }
    return endpoint.scenarios.contains { $0.refused != nil }
  }

  static func judge(_ item: WriteCase) -> Judgement {
    guard item.item.mustBeRefused, let refusal = item.refusal else { return .notPromised }
    if let obstacle = item.obstacle { return obstacle.judgement }
    guard let written = item.item.written?.exchange else {
      return .notProven(because: item.run.stopCode)
    }
    if let failure = written.failure {
      let connected = written.remoteAddress != nil
      if FailureToAsk.reason(for: failure, connected: connected) != nil {
        return .notProven(because: item.run.controlFault(of: item.kind) ?? item.run.stopCode)
      }
    }
    let difference = refusal.difference(
      from: written.response, to: item.run.pbx, with: item.item.variables)
    guard let difference else { return .kept }
    if let code = item.run.controlFault(of: item.kind) { return .notProven(because: code) }
    return .broken([finding(item, refusal, written, difference)])
  }

  private static func finding(
    _ item: WriteCase, _ refusal: Refusal, _ written: Exchange, _ difference: RedactedText
  ) -> Finding {
    let status = written.response?.status ?? 0
    let isTaken = (200..<300).contains(status)
    let name = RedactedText(authored: item.item.fullName)
    var finding = item.finding(
      kind(of: item.kind), item.item.fullName,
      isTaken
        ? "'\(name)' is accepted, and has to be refused"
        : status >= 500
          ? "'\(name)' makes the server fail" : "'\(name)' is refused otherwise than promised",
      at: item.refusalPlace, by: [item.item.written])
    finding.expected = refusal.spoken
    finding.actual = difference
    finding.remedy =
      isTaken
      ? "let the CRM check the value, or take `refused` out if it may be stored"
      : "let the CRM say what is wrong with which field, or correct `refused`"
    finding.effect =
      isTaken
      ? "contacts with values that nobody wanted" : "the agent is told that it failed, and not why"
    return finding
  }
}

extension WriteCase {
  /// How the CRM has to say no; nil if it has to say yes.
  var refusal: Refusal? {
    if item.reason == .sameNumber, case .refused(let refusal) = endpoint.sameNumber?.value {
      return refusal
    }
    return item.scenario?.refused
  }

  fileprivate var refusalPlace: SourceSpan? {
    if item.reason == .sameNumber { return endpoint.sameNumber?.span }
    return item.scenario?.refused?.statuses.span ?? item.scenario?.span
  }
}
