// SPDX-License-Identifier: Apache-2.0

import PBXEmulation
import Transports

/// What a run carries from one request to the next: how it holds back, and its token.
///
/// It reckons with the times of answers and of pauses, not with a clock, so that a replay renews the
/// token where the run did.
struct Footing {
  /// How the run holds back.
  var restraint = Restraint()
  /// How its token is kept alive; nil before it has one, and without any.
  var renewal: Renewal?
  /// How the tokens of identities are kept alive, by their names.
  private var others: [String: Renewal] = [:]
  /// The latest instant that is known to have come.
  private(set) var moment: Timestamp?

  /// Takes what answers that were under way together say about limits.
  mutating func hear(_ answers: [(exchange: Exchange, refusal: LimitRefusal?)]) {
    restraint.hear(answers)
    for answer in answers { pass(answer.exchange.endedAt) }
  }

  /// An instant has come.
  mutating func pass(_ instant: Timestamp) { moment = max(moment ?? instant, instant) }

  /// The request for a new token, if the present one may end before a question is answered.
  func dueRenewal(before question: Question, by carrier: TokenCarrier) -> Question? {
    guard let moment else { return nil }
    return switch question.delay {
    case .none: dueRenewal(at: moment, of: carrier)
    case .pause(let time): dueRenewal(at: moment.advanced(by: time), of: carrier)
    case .until(let instant): dueRenewal(at: max(moment, instant), of: carrier)
    }
  }

  /// The request for a new token, if the present one may end before an answer to what is sent at an
  /// instant.
  func dueRenewal(at instant: Timestamp, of carrier: TokenCarrier = .run) -> Question? {
    guard let renewal = renewal(of: carrier), renewal.isDue(at: instant) else { return nil }
    return renewal.question
  }

  /// How the token of somebody's is kept alive; nil if none is needed.
  func renewal(of carrier: TokenCarrier) -> Renewal? {
    switch carrier {
    case .nobody: nil
    case .run: renewal
    case .identity(let name, _): others[name]
    }
  }

  /// Takes the answer to a request for a new token.
  mutating func receive(_ exchange: Exchange, for carrier: TokenCarrier) {
    switch carrier {
    case .nobody: break
    case .run: renewal?.receive(exchange)
    case .identity(let name, _): others[name]?.receive(exchange)
    }
  }

  /// Learns of an identity that has logged in.
  mutating func meet(_ carrier: TokenCarrier) {
    guard case .identity(let name, let renewal) = carrier,
      others[name]?.session != renewal.session
    else { return }
    others[name] = renewal
  }

  /// A request with the present tokens of its carrier.
  func renewed(_ request: Request, of carrier: TokenCarrier) -> Request {
    renewal(of: carrier)?.renewed(request) ?? request
  }

  /// The same at the beginning of another stretch of the run, with all pauses still to spend.
  var withAllPauses: Footing {
    var other = self
    other.restraint = restraint.renewed
    return other
  }
}
