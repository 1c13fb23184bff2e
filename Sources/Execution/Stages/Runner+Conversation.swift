// SPDX-License-Identifier: Apache-2.0

import PBXEmulation
import Transports

extension Runner {
  /// Has a conversation with the CRM and returns it with every turn, in the order of the questions.
  ///
  /// `budget`: requests after which nothing more is asked.
  func converse(
    _ conversation: any Conversation, budget: Int
  ) async -> (conversation: any Conversation, turns: [Turn]) {
    var conversation = conversation
    var turns: [Turn] = []
    while !Task.isCancelled, turns.count < budget {
      let questions = conversation.next()
      if questions.isEmpty { break }
      for (question, exchange) in zip(questions, await answers(to: questions, after: turns.last)) {
        turns.append(Turn(question, exchange))
        await heard(exchange, question)
        conversation.receive(exchange, to: question)
      }
    }
    return (conversation, turns)
  }

  /// Sends questions at the same time, or one after the other in a replay.
  private func answers(to questions: [Question], after turn: Turn?) async -> [Exchange] {
    guard questions.count > 1, concurrency != 1 else {
      var exchanges: [Exchange] = []
      for question in questions { exchanges.append(await answer(to: question, after: turn)) }
      return exchanges
    }
    return await withTaskGroup(of: (Int, Exchange).self) { group in
      for (index, question) in questions.enumerated() {
        group.addTask { (index, await answer(to: question, after: turn)) }
      }
      var exchanges: [(Int, Exchange)] = []
      for await answered in group { exchanges.append(answered) }
      return exchanges.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func answer(to question: Question, after turn: Turn?) async -> Exchange {
    switch question.delay {
    case .none: break
    case .pause(let time):
      let start = turn.map { $0.exchange.startedAt.advanced(by: $0.exchange.timings.total) }
      try? await transport.wait(until: (start ?? transport.now).advanced(by: time))
    case .until(let instant): try? await transport.wait(until: instant)
    }
    return await transport.send(question.request, within: limits)
  }
}
