// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import JSONValues
import PBXEmulation
import Transports
import Redaction

/// A credential that is missing or false is refused.
public enum AuthRefused: TokenCheck {
  /// A blocker: whoever finds the address reads the customers.
  public static let kind = FindingKind(
    "auth-refused", .blocker, .security, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = TokenPage(
    "a missing or false credential is refused",
    about: """
      The declared read is sent without a credential, and with one that nobody has. Both must be \
      refused with 401, or with what `refused` declares. It is tried with Basic authentication and with tokens always, with a key \
      where the contract has `refused`, a `system` or rights. A 200 with a log-in page, with an anonymous user or with an empty list is no refusal: the PBX would take it for "nobody found". \
      These questions come last and keep their distance.
      """,
    passing: TokenExample(),
    failing: TokenExample([
      "no credential": ExampleAnswer(#"{"data": []}"#)
    ]))

  static let questions: [LifecycleQuestion] = [.missing, .garbage]

  /// One promise for each question that was to be asked.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard run.isJudged else { return [] }
    return questions.map { SeriesPromise($0.rawValue, judgement(of: $0, run)) }
  }

  private static func judgement(of question: LifecycleQuestion, _ run: TokenRun) -> Judgement {
    guard let turn = run.turn(question) else {
      if run.stop == nil, run.lifecycle?.read == nil {
        return .leftOpen("the contract declares nothing to read")
      }
      if run.stop == nil, run.lifecycle?.readCarriesCredential == false {
        return .leftOpen("what is read carries no secret")
      }
      return .notProven(because: run.lockOut ?? run.cause)
    }
    if let finding = run.unanswered(turn) { return .couldNotAsk(finding) }
    if let code = run.noGround { return .notProven(because: code) }
    let refused = run.contract.authentication.refused
    guard let status = turn.status, !refused.statuses.value.contains(status) else { return .kept }
    if let code = run.lockOut, [403, 429].contains(status) { return .notProven(because: code) }
    return .broken([finding(turn, question, refused, run)])
  }

  private static func finding(
    _ turn: TokenRun.NumberedTurn, _ question: LifecycleQuestion, _ refused: Refusal,
    _ run: TokenRun
  ) -> Finding {
    var finding = run.finding(
      kind, "\(question.credential) is not refused", at: run.refusalPlace, about: question.rawValue,
      [turn])
    finding.expected = run.spoken(refused)
    finding.actual = actual(turn, run)
    finding.remedy =
      "let the CRM refuse it with 401, or declare its answer under `authentication.refused`"
    finding.effect = effect(turn, run)
    return finding
  }

  private static func effect(_ turn: TokenRun.NumberedTurn, _ run: TokenRun) -> RedactedText {
    guard turn.status.map({ (200..<300).contains($0) }) == true else {
      return "the PBX cannot tell a dead credential from a broken CRM"
    }
    return turn.body == run.turn(.read)?.body
      ? "nothing; but whoever knows the CRM's address reads its customers' data"
      : "when the credential has ended, every caller is unknown, and new contacts are made"
  }

  /// What a person must know of an answer that should have been a refusal.
  static func actual(_ turn: TokenRun.NumberedTurn, _ run: TokenRun) -> RedactedText {
    guard let status = turn.status else { return "no whole answer" }
    guard (200..<300).contains(status) else {
      return (300..<400).contains(status)
        ? "status \(status), a redirect such as to a log-in page" : "status \(status)"
    }
    if turn.turn.exchange.response?.mediaType == "text/html" {
      return "status \(status) with a web page, such as a log-in page"
    }
    guard let document = try? JSONDocument(parsing: turn.body) else { return "status \(status)" }
    if turn.body == run.turn(.read)?.body { return "status \(status) with the same data" }
    return document.root.hasNothing
      ? "status \(status) with an empty list" : "status \(status) with JSON"
  }
}

extension LifecycleQuestion {
  /// What was tried, as a sentence begins with it.
  var credential: RedactedText {
    switch self {
    case .missing: "a request without a credential"
    case .garbage: "a credential that nobody has"
    case .dead: "a dead token"
    case .expired: "a token that has ended"
    case .revoked: "a revoked token"
    default: "\(authored: rawValue)"
    }
  }
}

extension JSONValue {
  /// Whether it is an empty list, or an object whose only list is empty.
  var hasNothing: Bool {
    if kind == .array { return elements.isEmpty }
    let lists = members.filter { $0.value.kind == .array }
    return !lists.isEmpty && lists.allSatisfy { $0.value.elements.isEmpty }
  }
}
