// SPDX-License-Identifier: Apache-2.0

import Contracts
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

  /// How often a question is asked that the CRM refuses for a limit each time.
  static let mostAskings = 6

  /// Has a conversation with the CRM.
  ///
  /// Behind a refusal for a limit it waits as a lookup does, and asks again what may be asked again.
  ///
  /// - Parameters:
  ///   - conversation: what is asked.
  ///   - stage: the stretch of the run that it is.
  ///   - budget: requests after which nothing more is asked.
  ///   - pbx: who asks.
  ///   - restraint: how the run holds back.
  /// - Returns: what became of it.
  func converse(
    _ conversation: any Conversation, in stage: Stage, budget: Int, by pbx: PBX,
    behind restraint: inout Restraint
  ) async -> HeldConversation {
    var course = HeldConversation(conversation: conversation)
    while !Task.isCancelled, course.turns.count < budget {
      var open = course.conversation.next()
      if open.isEmpty { break }
      do throws(LedgerFailure) {
        for record in open.compactMap(\.record) { try await ledger?.intend(record) }
        for askings in 1...Self.mostAskings where !open.isEmpty {
          if askings > 1, Task.isCancelled || course.turns.count >= budget { break }
          for (index, question) in open.enumerated() {
            asks(question, course.turns.count + index + 1, stage)
          }
          let answers = await answers(
            to: open, after: course.turns.last?.exchange, by: pbx, behind: &restraint)
          let mayAskAgain = askings < Self.mostAskings
          open = []
          for (question, exchange, refusal) in answers {
            let isPostponed =
              mayAskAgain && refusal != nil && course.conversation.mayAskAgain(question)
            course.turns.append(Turn(question, exchange, isPostponed: isPostponed))
            await heard(exchange, question)
            if isPostponed {
              course.conversation.postpone(question)
              open.append(question)
            } else {
              try await take(exchange, question, &course.conversation)
            }
          }
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
    let known = (conversation as? any RecordKeeper)?.records.count ?? 0
    conversation.receive(exchange, to: question)
    guard let ledger else { return }
    for record in ((conversation as? any RecordKeeper)?.records ?? []).dropFirst(known) {
      try await ledger.wrote(record)
    }
    if let record = (conversation as? CleanUpRun)?.lastGone(question) {
      try await ledger.removed(record)
    }
  }

  /// A question, what came of it, and whether the CRM refused it for a limit.
  private typealias Answered = (Question, Exchange, LimitRefusal?)

  /// Sends questions at the same time; one after the other in a replay, and behind a limit.
  private func answers(
    to questions: [Question], after last: Exchange?, by pbx: PBX, behind restraint: inout Restraint
  ) async -> [Answered] {
    func answered(_ question: Question, _ exchange: Exchange) -> Answered {
      (question, exchange, LimitRefusal(exchange, of: pbx.contract.limits, askedBy: pbx))
    }
    guard questions.count > 1, concurrency != 1, !restraint.isAlone else {
      var answers: [Answered] = []
      for question in questions {
        await hold(back: &restraint, before: question)
        let answer = answered(question, await answer(to: question, after: last))
        restraint.hear([(answer.1, answer.2)])
        answers.append(answer)
      }
      return answers
    }
    let exchanges = await withTaskGroup(of: (Int, Exchange).self) { group in
      for (index, question) in questions.enumerated() {
        group.addTask { (index, await answer(to: question, after: last)) }
      }
      var exchanges: [(Int, Exchange)] = []
      for await answered in group { exchanges.append(answered) }
      return exchanges.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let answers = zip(questions, exchanges).map { answered($0, $1) }
    restraint.hear(answers.map { ($0.1, $0.2) })
    return answers
  }

  /// Waits until the CRM may be asked; before a write also until it will not refuse it.
  private func hold(back restraint: inout Restraint, before question: Question) async {
    // Cancelled while waiting: the conversation sees it.
    if let instant = restraint.takePause() { try? await transport.wait(until: instant) }
    guard question.writes > 0, let instant = restraint.takePauseBeforeWrite(at: transport.now)
    else { return }
    try? await transport.wait(until: instant)
  }

  private func answer(to question: Question, after last: Exchange?) async -> Exchange {
    switch question.delay {
    case .none: break
    case .pause(let time):
      let start = last.map { $0.startedAt.advanced(by: $0.timings.total) }
      try? await transport.wait(until: (start ?? transport.now).advanced(by: time))
    case .until(let instant): try? await transport.wait(until: instant)
    }
    return await transport.send(question.request, within: limits)
  }
}
