// SPDX-License-Identifier: Apache-2.0

import Contracts
public import GoTemplates
public import Transports

/// A refresh of the token, and the requests that the PBX sends of its own accord behind it.
public struct RefreshRound: Conversation {
  /// The tokens, new ones once the refresh has been answered.
  public private(set) var renewal: Renewal
  /// What is asked behind the refresh; nil until it has brought a token.
  public private(set) var round: FollowUpRound?

  private let pbx: PBX
  private var pending: Question?

  /// A round that has asked nothing yet; nil if the contract has nothing for it, or if there is no way
  /// to another token.
  public init?(by pbx: PBX, in environment: String) {
    let requests = pbx.contract.followUp?.requests ?? []
    renewal = Renewal(of: pbx, in: environment)
    guard requests.contains(where: { $0.after.value == .refresh }), let question = renewal.question
    else { return nil }
    pending = question
    self.pbx = pbx
  }

  /// Why a request could not be rendered; it ends there.
  public var obstacle: TemplateExecutionError? { round?.obstacle }

  /// The refresh, then one request after the other.
  public mutating func next() -> [Question] {
    if let question = pending {
      pending = nil
      return [question]
    }
    return round?.next() ?? []
  }

  /// Takes an answer.
  public mutating func receive(_ exchange: Exchange, to question: Question) {
    guard question.name == Renewal.question else {
      round?.receive(exchange, to: question)
      return
    }
    renewal.receive(exchange)
    guard renewal.isRenewed, let pbx = try? pbx.signedIn(renewal.session) else { return }
    round = FollowUpRound(after: .refresh, by: pbx)
  }

  /// The refresh alone: a PBX sends its own requests once.
  public func mayAskAgain(_ question: Question) -> Bool { question.name == Renewal.question }

  /// The tokens that it has by now.
  public var session: Session? { renewal.session }

  /// Everything behind the refresh.
  public func carrier(of question: Question) -> TokenCarrier {
    question.name == Renewal.question ? .nobody : .run
  }
}
