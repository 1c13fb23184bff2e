// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Transports

extension UserWalk: Conversation {
  /// The next page.
  public mutating func next() -> [Question] {
    guard let (step, request) = nextStep() else { return [] }
    return [Question(step.name, of: "users", request, purpose: step.title)]
  }

  /// Takes a page.
  public mutating func receive(_ exchange: Exchange, to question: Question) {
    guard let step = UserStep(named: question.name) else { return }
    receive(exchange, to: step)
  }

  /// Requests that the walk can cost with the contract's paging.
  public var mostRequestsHere: Int { isPaged ? Self.mostRequestsOfRun : 2 }
}

extension UserStep {
  /// The name of the question: `page 3`, `page 3 again`.
  var name: String {
    switch purpose {
    case .walk: "page \(page)"
    case .beyond, .again, .wider: "page \(page) \(purpose.rawValue)"
    }
  }

  /// Why it is asked, as plans and reports say it.
  var title: String {
    switch purpose {
    case .walk: "page \(page) of users"
    case .beyond: "page \(page) of users, behind an empty one"
    case .again: "page \(page) of users, a second time"
    case .wider: "users, twice as many on a page"
    }
  }

  init?(named name: String) {
    let words = name.split(separator: " ")
    guard words.count >= 2, let page = Int(words[1]),
      let purpose = words.count == 2 ? .walk : Purpose(rawValue: String(words[2]))
    else { return nil }
    self.init(page: page, purpose)
  }
}

extension FollowUpRound: Conversation {
  /// The next request.
  public mutating func next() -> [Question] {
    guard let (position, request) = nextRequest() else { return [] }
    let name = contract.followUp?.requests[position].name.value ?? ""
    return [Question(name, of: "follow-up", request, purpose: "follow-up: \(name)")]
  }

  /// Takes an answer.
  public mutating func receive(_ exchange: Exchange, to question: Question) {
    let requests = contract.followUp?.requests ?? []
    guard let position = requests.firstIndex(where: { $0.name.value == question.name }) else {
      return
    }
    receive(exchange, to: position)
  }
}
