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

  private let pbx: PBX
  private let environment: String
  private let isImagined: Bool
  private var numbers: CallerNumbers
  private var phases: [[WriteItem]]
  /// Numbers whose owner is looked up before the next phase, with the lookups under way.
  private var lookups: [(number: String, lookup: Lookup)] = []
  private var courses: [WriteCourse] = []
  private var asked: [String: Asked] = [:]
  private var turns = 0
  private var traceNumber: String?
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
        callers[number] = Caller(id: found.id, type: found.type)
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
      guard courses[index].isSettling == settling else { continue }
      guard questions.count < max(1, pbx.contract.concurrency) else { break }
      guard let (step, question) = try courses[index].next(pbx) else { continue }
      asked[question.key] = .course(index, step)
      questions.append(question)
    }
    return questions
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

  /// A record's way, with everything that its templates see.
  private mutating func course(
    _ item: WriteItem
  ) throws(TemplateExecutionError) -> WriteCourse {
    var course = WriteCourse(item, isImagined: isImagined)
    course.pbxSearches = pbx.contract.contactSearch != nil
    let obstacle =
      item.endpoint.kind == .contactCreation
      ? fill(contact: &course.item) : try fill(call: &course.item)
    if let obstacle {
      course.give(up: obstacle)
    } else {
      try course.prepare(pbx)
    }
    return course
  }

  private mutating func fill(contact item: inout WriteItem) -> WriteItem.Obstacle? {
    let given = Dictionary(
      (item.scenario?.with ?? []).map { ($0.name.value, $0.value.text) }
    ) { _, last in last }
    var values = ["FirstName": "Test", "LastName": "Caller"].merging(given) { $1 }
    if item.reason == .sameNumber {
      let before = items.last { $0.name == item.name && $0.typeIndex == item.typeIndex }
      let first = before ?? courses.last { $0.item.name == item.name }?.item
      guard let number = first?.variables["BusinessNumber"] else { return .noFreeNumber }
      values["BusinessNumber"] = number
      values["FirstName"] = "Other"
    } else if given["BusinessNumber"] == nil {
      guard let number = numbers.takeFree() else { return .noFreeNumber }
      values["BusinessNumber"] = number
    }
    if case .hostile(let text) = item.reason { values["LastName"]? += " " + text.sample }
    let isOfWhole = item.endpoint.cleanUp?.tag?.value == "DisplayName"
    if !isOfWhole { mark(&values, of: item, unlessEmpty: true) }
    let name = [values["FirstName"], values["LastName"]].compactMap(\.self).filter { !$0.isEmpty }
    values["DisplayName"] = values["DisplayName"] ?? name.joined(separator: " ")
    if isOfWhole { mark(&values, of: item, unlessEmpty: true) }
    values["ContactType"] = item.type.name?.value ?? ""
    values["CustomerNumber"] = values["BusinessNumber"]
    values["Tag"] = setting.tag
    item.variables = values
    if item.reason == .trace { traceNumber = values["BusinessNumber"] }
    return nil
  }

  private mutating func fill(
    call item: inout WriteItem
  ) throws(TemplateExecutionError) -> WriteItem.Obstacle? {
    guard let call = item.call else { return nil }
    let (number, obstacle) = outside(call, item)
    if let obstacle { return obstacle }
    let caller = number.flatMap { callers[$0] }
    let agent = agent(of: call, item)
    let assumptions = pbx.contract.pbx.assumptions
    let now = setting.startedAt.microseconds / 1_000_000
    // The reader has refused time zones that nobody knows.
    let start = (try? call.start(before: now, in: assumptions.timeZone)) ?? now
    let report = CallReport(
      call, start: start, outside: number ?? "", agent: agent, owner: owner(of: agent),
      contactID: caller?.id, contactType: caller?.type, recording: recording(item))
    item.report = report
    var values = report.variables(of: assumptions)
    values["CustomerNumber"] = report.outside
    values["Tag"] = setting.tag
    let ticket = ticket(of: item)
    if item.endpoint.kind == .callJournal, pbx.contract.writeEndpoint(.ticketCreation) != nil {
      values["TicketId"] = ticket ?? ""
      if ticket == nil, item.endpoint.usesTicket, item.type.onlyIf == nil { return .noTicket }
    }
    let options = item.endpoint.options
    if let subject = options.subject { values["Subject"] = try pbx.render(subject, with: values) }
    if let text = options.description {
      values["Description"] = try pbx.render(text, with: values)
    }
    if case .hostile(let text) = item.reason {
      let place = options.description == nil ? "Subject" : "Description"
      values[place]? += " " + text.sample
    }
    mark(&values, of: item, unlessEmpty: false)
    item.variables = values
    return nil
  }

  /// Puts the mark of the run where the contract has a place for it.
  private func mark(
    _ values: inout [String: String], of item: WriteItem, unlessEmpty: Bool
  ) {
    guard let name = item.endpoint.cleanUp?.tag?.value, let value = values[name] else { return }
    // A field that a scenario leaves empty has to stay so.
    if value.isEmpty, unlessEmpty { return }
    values[name] = value.isEmpty ? setting.tag : "\(value) \(setting.tag)"
  }

  private func outside(
    _ call: Call, _ item: WriteItem
  ) -> (number: String?, obstacle: WriteItem.Obstacle?) {
    if item.reason == .trace {
      guard let number = traceNumber, callers[number] != nil else { return (nil, .noContact) }
      return (number, nil)
    }
    switch call.party {
    case .withheld: return (nil, nil)
    case .unknown:
      guard let number = call.outside ?? numbers.unknown else { return (nil, .noFreeNumber) }
      return (number, nil)
    case .known:
      guard let number = call.outside ?? numbers.known(for: item.endpoint) else {
        return (nil, pbx.contract.contactSearch == nil ? nil : .noCaller)
      }
      // A number that the contract names itself may be a stranger's.
      let mustBeFound = call.outside == nil && pbx.contract.contactSearch != nil
      return (number, mustBeFound && callers[number] == nil ? .noCaller : nil)
    }
  }

  private func agent(of call: Call, _ item: WriteItem) -> String {
    let agents = pbx.contract.users?.agents ?? []
    let first =
      call.agent ?? item.endpoint.agent?.value
      ?? agents.first { $0.withoutUser == nil }?.number.value ?? "1000"
    guard case .agent(let number) = item.reason else {
      let without = agents.first { $0.withoutUser != nil }?.number.value
      return call.agentHasUser ? first : without ?? first
    }
    let others = agents.map(\.number.value).filter { $0 != first }
    return others.indices.contains(number - 2) ? others[number - 2] : first
  }

  /// The CRM's user of an extension: as Get Users associated it, else as the contract says.
  private func owner(of agent: String) -> String? {
    setting.owners[agent]
      ?? pbx.contract.users?.agents.first { $0.number.value == agent }?.user?.value
  }

  private func recording(_ item: WriteItem) -> String {
    let name = item.fullName.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return "https://pbx.invalid/recordings/\(setting.tag)-\(String(name)).wav"
  }

  /// The ticket of a journal's call.
  private func ticket(of item: WriteItem) -> String? {
    let tickets = items.filter {
      $0.endpoint.kind == .ticketCreation && ($0.isAccepted || isImagined)
    }
    let own = tickets.first { $0.name == item.name && $0.reason == item.reason }
    return (own ?? tickets.first { $0.name == item.name })?.variables["TicketId"]
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
        let record = try courses[index].receive(
          hearing, to: step, pbx, position: hearing.position, numbers: numbers)
        if let record { records.append(record) }
      }
    } catch {
      obstacle = error
    }
  }

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
