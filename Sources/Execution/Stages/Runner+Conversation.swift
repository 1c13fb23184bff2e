// SPDX-License-Identifier: Apache-2.0

import PBXEmulation
import Transports

extension Runner {
  /// What became of a conversation.
  struct HeldConversation {
    /// The conversation with every answer.
    var conversation: any Conversation
    /// Its turns, in the order of the questions.
    var turns: [Turn] = []
    /// Why the list of what is written could not be kept; nothing was sent after that.
    var ledgerFailure: LedgerFailure?
  }

  /// Has a conversation with the CRM.
  ///
  /// `budget`: requests after which nothing more is asked; `patience`: asks once more what was refused
  /// for a limit.
  func converse(
    _ conversation: any Conversation, in stage: Stage, budget: Int,
    patience: LimitPatience? = nil
  ) async -> HeldConversation {
    var patience = patience
    var course = HeldConversation(conversation: conversation)
    while !Task.isCancelled, course.turns.count < budget {
      let questions = course.conversation.next()
      if questions.isEmpty { break }
      do throws(LedgerFailure) {
        for record in questions.compactMap(\.record) { try await ledger?.intend(record) }
        for (index, question) in questions.enumerated() {
          asks(question, course.turns.count + index + 1, stage)
        }
        var exchanges = await answers(to: questions, after: course.turns.last)
        while let question = questions.first, questions.count == 1, let exchange = exchanges.first,
          course.turns.count + 1 < budget, !Task.isCancelled,
          let instant = patience?.instant(toRepeat: question, answeredBy: exchange)
        {
          course.turns.append(Turn(question, exchange))
          await heard(exchange, question)
          try? await transport.wait(until: instant)
          exchanges = await answers(to: questions, after: course.turns.last)
        }
        for (question, exchange) in zip(questions, exchanges) {
          course.turns.append(Turn(question, exchange))
          await heard(exchange, question)
          try await take(exchange, question, &course.conversation)
        }
      } catch {
        course.ledgerFailure = error
        return course
      }
    }
    return course
  }

  /// Lets the conversation take an answer; what it shows to be written or removed is noted at once.
  private func take(
    _ exchange: Exchange, _ question: Question, _ conversation: inout any Conversation
  ) async throws(LedgerFailure) {
    let known = (conversation as? WriteRun)?.records.count ?? 0
    conversation.receive(exchange, to: question)
    guard let ledger else { return }
    for record in ((conversation as? WriteRun)?.records ?? []).dropFirst(known) {
      try await ledger.wrote(record)
    }
    if let record = (conversation as? CleanUpRun)?.lastGone(question) {
      try await ledger.removed(record)
    }
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
