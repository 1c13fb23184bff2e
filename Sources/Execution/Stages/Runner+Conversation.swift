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
  /// A token that would end before the next answer is renewed first.
  ///
  /// - Parameters:
  ///   - conversation: what is asked.
  ///   - stage: the stretch of the run that it is.
  ///   - budget: requests after which nothing more is asked.
  ///   - pbx: who asks.
  ///   - footing: how the run holds back, and its token.
  /// - Returns: what became of it.
  func converse(
    _ conversation: any Conversation, in stage: Stage, budget: Int, by pbx: PBX,
    on footing: inout Footing
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
          await hold(back: &footing, before: open[0])
          await renew(before: open, in: &course, by: pbx, on: &footing, stage)
          let answers = await answers(to: open, in: course, by: pbx, on: &footing)
          let mayAskAgain = askings < Self.mostAskings
          open = []
          for (question, answer, refusal) in answers {
            let exchange = answer.sharingBody(with: course.turns.lazy.map(\.exchange))
            let isPostponed =
              mayAskAgain && refusal != nil && course.conversation.mayAskAgain(question)
            course.turns.append(Turn(question, exchange, isPostponed ? .postponed : .answered))
            await heard(exchange, question)
            if isPostponed {
              course.conversation.passOver(question)
              open.append(question)
            } else {
              try await take(exchange, question, &course.conversation)
            }
          }
          course.conversation.session.map { footing.renewal?.adopt($0) }
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
    to questions: [Question], in course: HeldConversation, by pbx: PBX, on footing: inout Footing
  ) async -> [Answered] {
    let last = course.turns.last?.exchange
    let ready = questions.map { question in
      question.with(
        footing.renewed(question.request, of: course.conversation.carrier(of: question)))
    }
    func answered(_ index: Int, _ exchange: Exchange) -> Answered {
      (questions[index], exchange, LimitRefusal(exchange, of: pbx.contract.limits, askedBy: pbx))
    }
    guard questions.count > 1, concurrency != 1, !footing.restraint.isAlone else {
      var answers: [Answered] = []
      for (index, question) in ready.enumerated() {
        await hold(back: &footing, before: question)
        let answer = answered(index, await answer(to: question, after: last))
        footing.hear([(answer.1, answer.2)])
        answers.append(answer)
      }
      return answers
    }
    let exchanges = await withTaskGroup(of: (Int, Exchange).self) { group in
      for (index, question) in ready.enumerated() {
        group.addTask { (index, await answer(to: question, after: last)) }
      }
      var exchanges: [(Int, Exchange)] = []
      for await answered in group { exchanges.append(answered) }
      return exchanges.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let answers = exchanges.enumerated().map { answered($0, $1) }
    footing.hear(answers.map { ($0.1, $0.2) })
    return answers
  }

  /// Renews the token if it may end before questions are answered that need it.
  private func renew(
    before questions: [Question], in course: inout HeldConversation, by pbx: PBX,
    on footing: inout Footing, _ stage: Stage
  ) async {
    for asked in questions {
      let carrier = course.conversation.carrier(of: asked)
      footing.meet(carrier)
      guard let question = footing.dueRenewal(before: asked, by: carrier) else { continue }
      let exchanges = await renewals(
        question, of: carrier, after: course.turns.count, by: pbx, on: &footing, stage)
      for exchange in exchanges {
        course.turns.append(Turn(question, exchange, .renewed))
        course.conversation.passOver(question)
      }
      guard let renewal = footing.renewal(of: carrier), renewal.isRenewed else { continue }
      course.conversation.goOn(with: renewal.session, of: carrier)
    }
  }

  /// Asks for a new token; more than once behind a limit.
  ///
  /// - Returns: what came of it, in order.
  func renewals(
    _ question: Question, of carrier: TokenCarrier, after count: Int, by pbx: PBX,
    on footing: inout Footing, _ stage: Stage
  ) async -> [Exchange] {
    var exchanges: [Exchange] = []
    while exchanges.count < Self.mostAskings, !Task.isCancelled {
      await hold(back: &footing, before: question)
      asks(question, count + exchanges.count + 1, stage)
      let exchange = await transport.send(question.request, within: limits)
      let refusal = LimitRefusal(exchange, of: pbx.contract.limits, askedBy: pbx)
      await heard(exchange, question)
      footing.hear([(exchange, refusal)])
      exchanges.append(exchange)
      guard refusal != nil else { break }
    }
    if let last = exchanges.last { footing.receive(last, for: carrier) }
    return exchanges
  }

  /// Waits until the CRM may be asked; before a write also until it will not refuse it.
  private func hold(back footing: inout Footing, before question: Question) async {
    // Cancelled while waiting: the conversation sees it.
    if let instant = footing.restraint.takePause() {
      try? await transport.wait(until: instant)
      footing.pass(instant)
    }
    guard question.writes > 0,
      let instant = footing.restraint.takePauseBeforeWrite(at: transport.now)
    else { return }
    try? await transport.wait(until: instant)
    footing.pass(instant)
  }

  private func answer(to question: Question, after last: Exchange?) async -> Exchange {
    switch question.delay {
    case .none: break
    case .pause(let time):
      try? await transport.wait(until: (last?.endedAt ?? transport.now).advanced(by: time))
    case .until(let instant): try? await transport.wait(until: instant)
    }
    return await transport.send(question.request, within: limits)
  }
}
