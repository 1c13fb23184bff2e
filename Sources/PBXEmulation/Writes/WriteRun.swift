// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import GoTemplates
import PBXLanguage
public import Transports

/// Everything that the PBX writes in a run, each record written, read back and found again.
///
/// Phase by phase: who calls is looked up, then contacts, tickets and journals are written, last one
/// whole call from the unknown number to its journal; and at the end everything that carries the
/// run's mark is counted. Records of one phase are under way together, as many as the contract's
/// `concurrency` allows, so that 500 journals do not take 500 times as long as one.
public struct WriteRun: Conversation {
  /// What the run gives.
  public let setting: WriteSetting
  /// The records, in the order in which they are written.
  public private(set) var items: [WriteItem] = []
  /// Records that are in the CRM as far as answers say, in the order in which they came.
  public private(set) var records: [WrittenRecord] = []
  /// Searches for the mark of the run, endpoint by endpoint.
  public private(set) var counts: [Count] = []
  /// Whom the PBX found for each number, by its own lookup.
  public private(set) var callers: [String: Caller] = [:]
  /// Why a question could not be rendered; it ends there.
  public private(set) var obstacle: TemplateExecutionError?

  /// A contact that a number belongs to, as the PBX's own lookup found it.
  public struct Caller: Sendable, Hashable {
    /// The contact's id.
    public let id: String
    /// Its contact type.
    public let type: String
    /// The address that the pop-up opens; nil if there is none.
    public var popup: String?
  }

  /// A search for everything of an endpoint that carries the mark.
  public struct Count: Sendable {
    /// The endpoint.
    public let endpoint: WriteEndpoint.Kind
    /// The contact type, if the search is made for each; nil if it is not.
    public let type: String?
    /// What came back.
    public let hearing: WriteHearing
  }

  let pbx: PBX
  private let environment: String
  let isImagined: Bool
  var numbers: CallerNumbers
  private var phases: [[WriteItem]]
  /// Numbers whose owner is looked up before the next phase, with the lookups under way.
  private var lookups: [(number: String, lookup: Lookup)] = []
  private(set) var courses: [WriteCourse] = []
  private var asked: [String: Asked] = [:]
  private var turns = 0
  /// What was read because fields name it, by the request.
  private var namedRecords: [Request: WriteHearing] = [:]
  /// The number of the new contact whose whole call is followed.
  var traceNumber: String?
  private var stage = Stage.callers
  private var pendingCounts: [(WriteEndpoint, String?)] = []

  private enum Stage { case callers, items, traceLookup, counts, over }

  private enum Asked {
    case lookup(String, LookupStep)
    case course(Int, WriteCourse.Step)
    case count(WriteEndpoint.Kind, String?)
  }

  /// A run that has written nothing yet.
  ///
  /// `pbx`: who writes, logged in; nothing is written if its contract has no endpoint for that.
  public init(by pbx: PBX, in environment: String, _ setting: WriteSetting) {
    self.init(by: pbx, in: environment, setting, isImagined: false)
  }

  private init(by pbx: PBX, in environment: String, _ setting: WriteSetting, isImagined: Bool) {
    self.pbx = pbx
    self.environment = environment
    self.setting = setting
    self.isImagined = isImagined
    numbers = CallerNumbers(pbx.contract, in: environment)
    phases = Self.phases(of: pbx.contract, in: environment, setting).filter { !$0.isEmpty }
    lookups = Self.known(in: phases, numbers).map { ($0, Lookup(.call($0), by: pbx)) }
  }

  /// The same run as a plan goes through it: whatever comes back, the record is there.
  public var imagined: WriteRun { WriteRun(by: pbx, in: environment, setting, isImagined: true) }

  /// Numbers of known callers, each once.
  private static func known(in phases: [[WriteItem]], _ numbers: CallerNumbers) -> [String] {
    var known: [String] = []
    for item in phases.joined() {
      guard let call = item.call, call.party == .known, item.reason != .trace,
        let number = call.outside ?? numbers.known(for: item.endpoint), !known.contains(number)
      else { continue }
      known.append(number)
    }
    return known
  }

  /// What is asked now: one question of each record that is under way.
  public mutating func next() -> [Question] {
    while obstacle == nil, stage != .over {
      do throws(TemplateExecutionError) {
        let questions = try questions()
        if !questions.isEmpty { return questions }
        try advance()
      } catch {
        obstacle = error
      }
    }
    return []
  }

  private mutating func questions() throws(TemplateExecutionError) -> [Question] {
    switch stage {
    case .callers, .traceLookup: return try callerQuestions()
    case .items: return try itemQuestions()
    case .counts:
      guard let (endpoint, type) = pendingCounts.first else { return [] }
      pendingCounts.removeFirst()
      return try countQuestion(endpoint, type).map { [$0] } ?? []
    case .over: return []
    }
  }

  private mutating func callerQuestions() throws(TemplateExecutionError) -> [Question] {
    while let number = lookups.first?.number {
      if let (step, request) = lookups[0].lookup.next() {
        let count = lookups[0].lookup.answers.count + 1
        let name = "caller \(number) \(count)"
        asked[name] = .lookup(number, step)
        return [Question(name, of: "contact-search", request, purpose: "look the caller up")]
      }
      if let obstacle = lookups[0].lookup.obstacle { throw obstacle }
      let found = pbx.records(in: lookups[0].lookup.answers, asked: .call(number)).first
      if isImagined {
        callers[number] = Caller(id: "ID-OF-CALLER", type: "")
      } else if let found {
        callers[number] = Caller(id: found.id, type: found.type, popup: found.popup)
      }
      lookups.removeFirst()
    }
    return []
  }

  private mutating func itemQuestions() throws(TemplateExecutionError) -> [Question] {
    let questions = try itemQuestions(settling: false)
    return questions.isEmpty ? try itemQuestions(settling: true) : questions
  }

  /// `settling`: whether those are asked that let time pass; a sandbox's clock is everybody's.
  private mutating func itemQuestions(
    settling: Bool
  ) throws(TemplateExecutionError) -> [Question] {
    var questions: [Question] = []
    for index in courses.indices where !courses[index].isOver {
      guard courses[index].isSettling == settling, mayGoOn(courses[index]) else { continue }
      guard questions.count < max(1, pbx.contract.concurrency) else { break }
      while let (step, question) = try courses[index].next(pbx) {
        if case .named = step {
          // Fifty journals of one agent name one user: what was read once is not read again.
          if let known = namedRecords[question.request] {
            courses[index].receive(known, to: step)
            continue
          }
          if questions.contains(where: { $0.request == question.request }) { break }
        }
        asked[question.key] = .course(index, step)
        questions.append(question)
        break
      }
    }
    return questions
  }

  /// Whether a record's next question may be asked: where timing is tried, one waits for another.
  private func mayGoOn(_ course: WriteCourse) -> Bool {
    func isWritten(_ timing: WriteItem.Timing) -> Bool {
      courses.contains {
        $0.item.reason == .timing(timing) && ($0.isOver || $0.item.written != nil)
      }
    }
    return switch course.item.reason {
    case .timing(.later): course.item.written == nil || isWritten(.earlier)
    case .timing(.earlier): isWritten(.later)
    default: true
    }
  }

  /// Goes on to what follows a stretch that is over.
  private mutating func advance() throws(TemplateExecutionError) {
    items += courses.map(\.item)
    courses = []
    if stage == .counts {
      if pendingCounts.isEmpty { stage = .over }
      return
    }
    if stage != .traceLookup, phases.first?.first?.reason == .trace,
      phases.first?.first?.endpoint.kind != .contactCreation, let number = traceNumber,
      callers[number] == nil
    {
      stage = .traceLookup
      lookups = [(number, Lookup(.call(number), by: pbx))]
      return
    }
    guard let phase = phases.first else {
      stage = .counts
      pendingCounts = searches
      return
    }
    phases.removeFirst()
    stage = .items
    for item in phase { courses.append(try course(item)) }
  }

  /// The searches for the mark: one for each endpoint, or for each contact type that it names.
  private var searches: [(WriteEndpoint, String?)] {
    pbx.contract.writes.flatMap { endpoint -> [(WriteEndpoint, String?)] in
      guard let leftovers = endpoint.cleanUp?.leftovers, wrote(endpoint.kind) else { return [] }
      return leftovers.types(of: endpoint).map { (endpoint, $0) }
    }
  }

  /// The endpoints that something was written to.
  public var writtenEndpoints: [WriteEndpoint.Kind] {
    WriteEndpoint.Kind.allCases.filter { kind in
      allItems.contains { $0.endpoint.kind == kind && $0.written != nil }
    }
  }

  /// How long a removal must wait so that it sees every record: not at all if each has been read.
  public var unseenDelay: Duration {
    let unseen = allItems.filter { item in
      guard item.written != nil, !item.mustBeRefused || item.id != nil else { return false }
      let status = item.reads.first?.last?.exchange.response?.status ?? 0
      return !(200..<300).contains(status)
    }
    return unseen.map(\.endpoint.visibleWithin.value).max() ?? .zero
  }

  private func wrote(_ kind: WriteEndpoint.Kind) -> Bool {
    items.contains { $0.endpoint.kind == kind && $0.written != nil }
  }

  private mutating func countQuestion(
    _ endpoint: WriteEndpoint, _ type: String?
  ) throws(TemplateExecutionError) -> Question? {
    guard let leftovers = endpoint.cleanUp?.leftovers else { return nil }
    let values = ["Tag": setting.tag, "ContactType": type ?? ""]
    let name = "count" + (type.map { " \($0)" } ?? "")
    let question = Question(
      name, of: endpoint.kind.rawValue, try pbx.render(leftovers.request, with: values),
      purpose: "count what carries the mark of the run")
    asked[question.key] = .count(endpoint.kind, type)
    return question
  }

  /// Takes an answer.
  public mutating func receive(_ exchange: Exchange, to question: Question) {
    let hearing = WriteHearing(exchange: exchange, position: turns)
    turns += 1
    let key = asked[question.key] == nil ? question.name : question.key
    guard let asked = asked.removeValue(forKey: key) else { return }
    do throws(TemplateExecutionError) {
      switch asked {
      case .lookup(_, let step):
        if !lookups.isEmpty { lookups[0].lookup.receive(exchange, to: step) }
      case .count(let kind, let type):
        counts.append(Count(endpoint: kind, type: type, hearing: hearing))
      case .course(let index, let step):
        if case .named = step { namedRecords[question.request] = hearing }
        let record = try courses[index].receive(
          hearing, to: step, pbx, position: hearing.position, numbers: numbers)
        if let record { records.append(record) }
      }
    } catch {
      obstacle = error
    }
  }

  /// What reads is asked again; a write never is, whatever came of it.
  public func mayAskAgain(_ question: Question) -> Bool { question.writes == 0 }

  /// Counts the turn that brought no answer.
  public mutating func passOver(_ question: Question) { turns += 1 }

  /// Every record of the run, those under way too.
  public var allItems: [WriteItem] { items + courses.map(\.item) + phases.flatMap(\.self) }
}

extension Question {
  /// What tells it from all others of a conversation that asks several endpoints.
  fileprivate var key: String { "\(endpoint)/\(name)" }
}

extension CleanUp.Leftovers {
  /// The contact types the search is made for: each, if the search names it; else none in particular.
  func types(of endpoint: WriteEndpoint) -> [String?] {
    let texts = [request.url, request.body].compactMap(\.self) + request.headers.map(\.value)
    let isByType = texts.contains { $0.references.contains { $0.name == "ContactType" } }
    return isByType ? endpoint.types.map { $0.name?.value } : [nil]
  }
}
