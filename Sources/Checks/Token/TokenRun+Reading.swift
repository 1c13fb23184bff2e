// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
import Diagnostics
import GJSONPaths
import JSONValues
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

extension TokenRun {
  /// The questions of the run's own that bring a token if they are answered as promised.
  static let issuing: [String] =
    [SignIn.question]
    + [LifecycleQuestion.refresh, .refreshAgain, .renew].map(\.rawValue)

  /// The turns whose answers brought the run a token.
  var issued: [(turn: NumberedTurn, answer: TokenAnswer)] {
    let place = lifetimePlace
    return turns.compactMap { turn in
      guard Self.issuing.contains(turn.turn.question.name),
        let answer = try? TokenAnswer(reading: turn.turn.exchange, lifetimeIn: place)
      else { return nil }
      return (turn, answer)
    }
  }

  /// Where answers state how long a token lives.
  var lifetimePlace: LifetimePlace {
    (try? pbx.tokenService(environment))?.place ?? .standard
  }

  /// What an answer brought; nil if it brought no token.
  func answer(to turn: NumberedTurn?) -> TokenAnswer? {
    turn.flatMap { try? TokenAnswer(reading: $0.turn.exchange, lifetimeIn: lifetimePlace) }
  }

  /// Whether a read was answered as the contract promises.
  func isGood(_ turn: NumberedTurn?) -> Bool {
    guard let turn, let status = turn.status, let read = lifecycle?.read else { return false }
    let promised = read.response
    guard
      promised.statuses.value.contains(status)
        || promised.noMatchStatuses?.value.contains(status) == true
    else { return false }
    return turn.body.isEmpty || isJSON(turn.body)
      || promised.contentType.value != "application/json"
  }

  func isJSON(_ body: [UInt8]) -> Bool { (try? JSONDocument(parsing: body)) != nil }

  /// In what an answer differs from a promised refusal; nil if it is that one.
  func difference(_ turn: NumberedTurn, from refusal: Refusal) -> RedactedText? {
    guard let status = turn.status else { return "no answer" }
    guard refusal.statuses.value.contains(status) else { return "status \(status)" }
    if let says = refusal.says?.value, !String(decoding: turn.body, as: UTF8.self).contains(says) {
      return "status \(status) without the text '\(authored: says)'"
    }
    for fact in refusal.facts where !holds(fact, in: turn.body) {
      return "status \(status), and '\(authored: fact.path.source.text)' is not as promised"
    }
    return nil
  }

  /// Whether a fact holds in a body.
  func holds(_ fact: ExpectedFact, in body: [UInt8]) -> Bool {
    let path = (try? pbx.render(fact.path, with: [:])) ?? fact.path.source.text
    let value = GJSONPath.values(of: [GJSONPath(path)], in: body).first
    return ExpectedText(fact.value, pbx, variables: [:]).accepts(value)
  }

  /// Whether the path of a fact leads to anything in a body.
  func isThere(_ fact: ExpectedFact, in body: [UInt8]) -> Bool {
    let path = (try? pbx.render(fact.path, with: [:])) ?? fact.path.source.text
    return GJSONPath(path).value(in: body).exists
  }

  /// What is promised as a refusal, in words.
  func spoken(_ refusal: Refusal) -> RedactedText {
    let status: RedactedText = "status \(authored: refusal.statuses.value.spoken)"
    guard let says = refusal.says?.value else { return status }
    return status + " with the text '\(authored: says)' in it"
  }

  /// Where a refusal of credentials is promised.
  var refusalPlace: SourceSpan? {
    contract.authentication.refused.statuses.span ?? token?.span
      ?? lifecycle?.read?.request.span
  }
}

extension TokenService {
  fileprivate var place: LifetimePlace? { try? lifetimePlace() }
}
