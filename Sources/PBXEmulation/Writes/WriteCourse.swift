// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import GoTemplates
import JSONValues
import PBXLanguage
import Transports

/// The way of one record through its questions: written, read back, found, written again.
///
/// It knows the next question from the answers so far, and sends nothing itself.
struct WriteCourse: Sendable {
  /// Which question of a record it is.
  enum Step: Sendable, Hashable {
    case write
    case then(Int)
    case read(Int, attempt: Int)
    case named(Int)
    case lookup(Int, attempt: Int)
    case settle
    case again
  }

  /// The shortest pause between two reads of a record that is not there yet; each further one is
  /// twice as long as the one before.
  static let shortestPause = Duration.milliseconds(250)
  /// The longest one.
  static let longestPause = Duration.seconds(5)

  var item: WriteItem
  /// What is still asked, the next one last.
  var pending: [Step]
  var lookup: Lookup?
  var lookupStep: LookupStep?
  private var request: Request?
  /// Whether a plan goes through it, which has no answers.
  let isImagined: Bool

  init(_ item: WriteItem, isImagined: Bool) {
    self.item = item
    self.isImagined = isImagined
    pending = [.write]
  }

  /// Whether nothing more is asked.
  var isOver: Bool { pending.isEmpty }

  /// Whether it waits for the CRM's own rules: nothing else is asked while time passes.
  var isSettling: Bool { pending.last == .settle }

  /// Ends it before it began.
  mutating func give(up obstacle: WriteItem.Obstacle) {
    item.obstacle = obstacle
    pending = []
  }

  /// The next question; nil if there is none.
  mutating func next(_ pbx: PBX) throws(TemplateExecutionError) -> (step: Step, Question)? {
    while let step = pending.last {
      if let question = try question(step, pbx) { return (step, question) }
      // A lookup that is over has decided itself what comes next.
      if pending.last == step { pending.removeLast() }
    }
    return nil
  }

  private mutating func question(
    _ step: Step, _ pbx: PBX
  ) throws(TemplateExecutionError) -> Question? {
    switch step {
    case .write: return try write(pbx)
    case .then(let place): return try follow(place, pbx)
    case .read(let place, let attempt): return try read(place, attempt, pbx)
    case .named(let place): return try readNamed(place, pbx)
    case .lookup(let place, let attempt): return try find(place, attempt, pbx)
    case .settle:
      guard let first = item.endpoint.readBack.first,
        let time = item.endpoint.settlesWithin?.value
      else { return nil }
      return ask(
        "settled", try pbx.render(first.request, with: item.variables),
        "read \(item.fullName) once more", delay: due(in: time))
    case .again:
      return request.map {
        ask(
          "write again", $0, "write \(item.fullName) a second time", writes: 1,
          record: record("\(item.fullName), sent twice"))
      }
    }
  }

  private func write(_ pbx: PBX) throws(TemplateExecutionError) -> Question {
    let request = try pbx.render(item.type.request, with: item.variables)
    return ask(
      "write", request, "write \(item.fullName)", writes: 1, record: record(item.fullName))
  }

  /// Whether the PBX would send the write at all, and whether it makes sense to.
  mutating func prepare(_ pbx: PBX) throws(TemplateExecutionError) {
    guard try pbx.holds(item.type.onlyIf, with: item.variables) else {
      item.isLeftOut = true
      pending = []
      return
    }
    let request = try pbx.render(item.type.request, with: item.variables)
    // An empty address is how a template says that nothing is sent.
    if request.url == pbx.base || request.url.isEmpty {
      item.isLeftOut = true
      pending = []
    } else if case .hostile = item.reason, request.isBrokenJSON {
      give(up: .notJSON)
    }
    self.request = request
  }

  private func record(_ name: String) -> WrittenRecord {
    WrittenRecord(item.endpoint.kind, type: item.type.name?.value, name: name)
  }

  private func follow(_ place: Int, _ pbx: PBX) throws(TemplateExecutionError) -> Question? {
    let step = item.type.then[place]
    guard try pbx.holds(step.onlyIf, with: item.variables) else { return nil }
    return ask(
      step.name.value, try pbx.render(step.request, with: item.variables),
      "\(step.name.value) of \(item.fullName)", writes: step.request.method.value == "GET" ? 0 : 1)
  }

  private func read(
    _ place: Int, _ attempt: Int, _ pbx: PBX
  ) throws(TemplateExecutionError) -> Question {
    let read = item.endpoint.readBack[place]
    let number = item.endpoint.readBack.count > 1 ? " \(place + 1)" : ""
    return ask(
      "read\(number)" + (attempt > 1 ? ", attempt \(attempt)" : ""),
      try pbx.render(read.request, with: item.variables), "read \(item.fullName) back",
      delay: attempt > 1 ? .pause(Self.pause(before: attempt)) : .none)
  }

  func ask(
    _ name: String, _ request: Request, _ purpose: String, delay: Question.Delay = .none,
    writes: Int = 0, record: WrittenRecord? = nil
  ) -> Question {
    Question(
      "\(item.fullName): \(name)", of: item.endpoint.kind.rawValue, request, purpose: purpose,
      delay: delay, writes: writes, record: record)
  }

  /// Takes the read of a named record that another one names too.
  mutating func receive(_ hearing: WriteHearing, to step: Step) {
    guard case .named(let place) = step, pending.last == step else { return }
    pending.removeLast()
    item.named[place].hearing = hearing
  }

  /// Takes an answer; says which record it has shown, if any.
  mutating func receive(
    _ hearing: WriteHearing, to step: Step, _ pbx: PBX, position: Int, numbers: CallerNumbers
  ) throws(TemplateExecutionError) -> WrittenRecord? {
    if case .lookup(let place, _) = step {
      if let lookupStep { lookup?.receive(hearing.exchange, to: lookupStep) }
      let last = item.lookups[place].attempts.count - 1
      item.lookups[place].attempts[last].append(hearing)
      return nil
    }
    if pending.last == step { pending.removeLast() }
    switch step {
    case .write: return try wrote(hearing, pbx, position, numbers)
    case .then(let place): try followed(hearing, place, pbx)
    case .read(let place, let attempt): try heard(hearing, place, attempt, pbx)
    case .named(let place): item.named[place].hearing = hearing
    case .settle: item.settled = hearing
    case .again:
      item.repeated = hearing
      item.repeatedID = try id(in: hearing, position, pbx)
      guard let id = item.repeatedID else { return nil }
      return WrittenRecord(
        item.endpoint.kind, type: item.type.name?.value, name: "\(item.fullName), sent twice",
        id: id)
    case .lookup: break
    }
    return nil
  }

  private func id(
    in hearing: WriteHearing, _ position: Int, _ pbx: PBX
  ) throws(TemplateExecutionError) -> String? {
    if isImagined { return "ID-\(position + 1)" }
    guard let response = hearing.exchange.response, (200..<300).contains(response.status) else {
      return nil
    }
    return try pbx.recordID(in: response, of: item.endpoint, item.type, with: item.variables)
  }

  private mutating func wrote(
    _ hearing: WriteHearing, _ pbx: PBX, _ position: Int, _ numbers: CallerNumbers
  ) throws(TemplateExecutionError) -> WrittenRecord? {
    item.written = hearing
    item.id = try id(in: hearing, position, pbx)
    try keep(item.type.mapping, of: hearing, pbx)
    guard let id = item.id else { return nil }
    item.variables["RecordId"] = id
    item.variables[item.endpoint.kind.idVariable] =
      item.variables[item.endpoint.kind.idVariable] ?? id
    if isImagined { item.variables[item.endpoint.kind.idVariable] = id }
    pending = item.mustBeRefused && !isImagined ? [] : nextSteps(numbers)
    return WrittenRecord(
      item.endpoint.kind, type: item.type.name?.value, name: item.fullName, id: id)
  }

  /// What follows a record that was taken, the next one last.
  private mutating func nextSteps(_ numbers: CallerNumbers) -> [Step] {
    var steps = item.type.then.indices.map { Step.then($0) }
    if isImagined, item.mustBeRefused { return [] }
    guard item.isRead || item.reason == .sameNumber else { return steps.reversed() }
    steps += item.endpoint.readBack.indices.map { .read($0, attempt: 1) }
    if item.endpoint.kind == .contactCreation, [.promised, .trace].contains(item.reason) {
      item.lookups = numbers.delivered(item.variables["CustomerNumber"] ?? "").map {
        WriteItem.FindingLookup(spelling: $0.spelling, number: $0.text)
      }
      if pbxSearches { steps += item.lookups.indices.map { .lookup($0, attempt: 1) } }
    }
    if item.endpoint.settlesWithin != nil, item.reason == .promised { steps.append(.settle) }
    if item.isRepeated { steps.append(.again) }
    return steps.reversed()
  }

  /// Whether the contract has a search by which a new contact could be found.
  var pbxSearches = false

  private mutating func followed(
    _ hearing: WriteHearing, _ place: Int, _ pbx: PBX
  ) throws(TemplateExecutionError) {
    item.steps[place] = hearing
    try keep(item.type.then[place].mapping, of: hearing, pbx)
  }

  private mutating func keep(
    _ mapping: [VariableMapping], of hearing: WriteHearing, _ pbx: PBX
  ) throws(TemplateExecutionError) {
    guard let response = hearing.exchange.response, (200..<300).contains(response.status) else {
      return
    }
    for target in mapping {
      let value = try pbx.value(at: target.path, in: response.body, with: item.variables)
      guard let value, value.exists, value.kind != .null else { continue }
      item.variables[target.name.value] = value.text
    }
  }

  private mutating func heard(
    _ hearing: WriteHearing, _ place: Int, _ attempt: Int, _ pbx: PBX
  ) throws(TemplateExecutionError) {
    item.reads[place].append(hearing)
    guard !isImagined, try !isThere(hearing, place, pbx), isInTime(hearing, before: attempt + 1)
    else {
      pending += try namedSteps(in: hearing, place, pbx).reversed()
      return
    }
    pending.append(.read(place, attempt: attempt + 1))
  }

  /// Whether a read shows the record: a status as of a read, and one of the promised paths at least.
  private func isThere(
    _ hearing: WriteHearing, _ place: Int, _ pbx: PBX
  ) throws(TemplateExecutionError) -> Bool {
    guard let response = hearing.exchange.response else { return false }
    guard (200..<300).contains(response.status) else { return false }
    let facts = item.endpoint.readBack[place].facts
    if facts.isEmpty { return true }
    for fact in facts {
      let value = try pbx.value(at: fact.path, in: response.body, with: item.variables)
      if value?.exists == true { return true }
    }
    return false
  }

  /// Whether another attempt would still be within the declared delay.
  func isInTime(_ hearing: WriteHearing, before attempt: Int) -> Bool {
    guard let written = item.written?.exchange, hearing.exchange.failure == nil else {
      return false
    }
    let limit = written.endedAt.advanced(by: item.endpoint.visibleWithin.value)
    return hearing.exchange.endedAt.advanced(by: Self.pause(before: attempt)) <= limit
  }

  private func due(in time: Duration) -> Question.Delay {
    item.written.map { .until($0.exchange.endedAt.advanced(by: time)) } ?? .none
  }

  static func pause(before attempt: Int) -> Duration {
    var pause = shortestPause
    for _ in 0..<max(0, min(attempt - 2, 10)) { pause *= 2 }
    return min(pause, longestPause)
  }
}
