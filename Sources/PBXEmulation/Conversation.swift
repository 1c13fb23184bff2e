// SPDX-License-Identifier: Apache-2.0

public import GoTemplates
public import Transports

/// A stretch of a run besides the lookups: a value that knows the next questions from the answers so
/// far and sends nothing itself, so that a run, a replay and a plan go the same way.
public protocol Conversation: Sendable {
  /// Why a question could not be rendered from what was answered before; it ends there.
  var obstacle: TemplateExecutionError? { get }

  /// What is asked now, nearly always one question; several are asked at the same time.
  ///
  /// Empty if the conversation is over. Answer all of them with ``receive(_:to:)``, in their order,
  /// before asking for more.
  mutating func next() -> [Question]

  /// Takes the answer to a question, and finds out what follows.
  mutating func receive(_ exchange: Exchange, to question: Question)

  /// Whether what the CRM refuses for a limit may be asked again, when the CRM may be asked.
  ///
  /// False where the run shows what the PBX would meet, which asks once.
  func mayAskAgain(_ question: Question) -> Bool

  /// Takes note of a turn that is no answer: a refusal for a limit, or a renewal of the token.
  mutating func passOver(_ question: Question)

  /// Whose token a question carries, if it needs a good one.
  func carrier(of question: Question) -> TokenCarrier

  /// The tokens that it goes on with; nil: those that it was given.
  var session: Session? { get }

  /// Goes on with new tokens of somebody's, since those of before would end on the way.
  mutating func goOn(with session: Session, of carrier: TokenCarrier)
}

extension Conversation {
  /// Unless a conversation says otherwise, everything is asked once.
  public func mayAskAgain(_ question: Question) -> Bool { false }

  /// Nothing to note.
  public mutating func passOver(_ question: Question) {}

  /// Unless a conversation says otherwise, everything is asked with the token.
  public func carrier(of question: Question) -> TokenCarrier { .run }

  /// Unless a conversation refreshes the token itself, it keeps the one it was given.
  public var session: Session? { nil }

  /// Nothing to do: requests get the new tokens when they are sent.
  public mutating func goOn(with session: Session, of carrier: TokenCarrier) {}

  /// Goes through turns that have been had: what was asked at once was answered in order, and what
  /// was refused for a limit later.
  public mutating func hear(_ turns: [Turn]) {
    var rest = turns[...]
    while !rest.isEmpty {
      var open = next().count
      if open == 0 { return }
      while open > 0, let turn = rest.popFirst() {
        guard turn.course == .answered else {
          passOver(turn.question)
          continue
        }
        receive(turn.exchange, to: turn.question)
        open -= 1
      }
    }
  }
}

/// Whose token a question carries.
public enum TokenCarrier: Sendable {
  /// None that has to be good: a question to the token endpoint, or one that must be refused.
  case nobody
  /// The run's own.
  case run
  /// That of an identity of the contract, which has logged in by itself, and how it is renewed.
  case identity(String, Renewal)
}

/// One request of a conversation, and what a person reads about it.
public struct Question: Sendable, Hashable {
  /// The endpoint's name, under which it is recorded.
  public let endpoint: String
  /// Which question of its conversation it is; unique there.
  public let name: String
  /// Why it is asked, as plans and reports say it.
  public let purpose: String
  /// What is sent.
  public let request: Request
  /// What a plan imagines as the answer, to know what would be asked next.
  public let imagined: Imagined
  /// What has to happen before it is sent.
  public let delay: Delay
  /// Records it can create or change at most.
  public let writes: Int
  /// The record that it creates; nil if it creates none that is known as such.
  public let record: WrittenRecord?

  /// What a plan imagines as an answer.
  public enum Imagined: Sendable, Hashable {
    /// What the contract promises: 200 with a JSON text.
    case answer(String)
    /// A refusal with this status and text.
    case refused(Int, String)
  }

  /// What has to happen before a question is sent.
  public enum Delay: Sendable, Hashable {
    case none
    /// So much time must have passed since the question before.
    case pause(Duration)
    /// This instant must have come.
    case until(Timestamp)
  }

  /// The same question with another request.
  public func with(_ request: Request) -> Question {
    Question(
      name, of: endpoint, request, purpose: purpose, imagined: imagined, delay: delay,
      writes: writes, record: record)
  }

  /// A question.
  public init(
    _ name: String, of endpoint: String, _ request: Request, purpose: String = "",
    imagined: Imagined = .answer("{}"), delay: Delay = .none, writes: Int = 0,
    record: WrittenRecord? = nil
  ) {
    self.endpoint = endpoint
    self.name = name
    self.purpose = purpose
    self.request = request
    self.imagined = imagined
    self.delay = delay
    self.writes = writes
    self.record = record
  }
}

/// A question and what came of it.
public struct Turn: Sendable, Hashable {
  /// What was asked.
  public let question: Question
  /// What was sent and what came back.
  public let exchange: Exchange
  /// What it is in its conversation.
  public let course: Course

  /// What a turn is in its conversation.
  public enum Course: Sendable, Hashable {
    /// The conversation took the answer.
    case answered
    /// The CRM refused for a limit, and the question was asked again behind it.
    case postponed
    /// The run renewed its token, which the conversation did not ask for.
    case renewed
  }

  /// A question and what came of it.
  public init(_ question: Question, _ exchange: Exchange, _ course: Course = .answered) {
    self.question = question
    self.exchange = exchange
    self.course = course
  }

  /// Whether the CRM refused for a limit, and the question was asked again behind it.
  public var isPostponed: Bool { course == .postponed }
}

extension Conversation {
  /// Every question that is asked if the CRM answers as imagined: what a plan shows.
  ///
  /// `limit`: questions after which it is cut off.
  public func rehearsed(limit: Int = 1000) -> [Question] {
    var copy = self
    var asked: [Question] = []
    var time = Timestamp(microseconds: 0)
    while asked.count < limit {
      let questions = copy.next()
      if questions.isEmpty { break }
      for question in questions {
        if case .until(let instant) = question.delay { time = max(time, instant) }
        copy.receive(question.imaginedExchange(at: time), to: question)
      }
      asked += questions
    }
    return asked
  }
}

extension Question {
  /// What a plan imagines to come of the question, at an instant.
  public func imaginedExchange(at time: Timestamp) -> Exchange {
    let response =
      switch imagined {
      case .answer(let body):
        Response(
          status: 200, headers: [HeaderField("Content-Type", "application/json")],
          body: Array(body.utf8))
      case .refused(let status, let body):
        Response(
          status: status, headers: [HeaderField("Content-Type", "application/json")],
          body: Array(body.utf8))
      }
    return Exchange(
      request: request, startedAt: time, timings: Timings(total: .zero),
      outcome: .success(response))
  }
}
