// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
public import GoTemplates
public import Transports

/// One pop-up from the ring to its last field: a search of each contact type in order, and for each
/// record that is found the requests that follow.
///
/// A value that knows the next request from the answers so far and sends nothing itself, so that a
/// run, a replay and a plan go the same way. The vendor's pages describe one query a contact type
/// and do not say that the PBX stops at the first match, so every type is asked.
public struct Lookup: Sendable {
  /// Records of one search that requests follow for: an answer with everybody in it must not
  /// become thousands of requests.
  public static let chainLimit = 10

  /// What is searched for.
  public let ask: SearchAsk
  /// What was answered so far, in order.
  public private(set) var answers: [LookupAnswer] = []
  /// Why a request could not be rendered from what was answered before; the lookup ends there.
  public private(set) var obstacle: TemplateExecutionError?

  private let pbx: PBX
  private let reads: Bool
  private var pending: [LookupStep]
  private var first: First?
  private var outputs: [RecordPlace: [String: String]] = [:]

  /// The first step of a lookup and its request.
  public typealias First = (step: LookupStep, request: Request)

  private struct RecordPlace: Hashable {
    let type: Int
    let record: Int

    init(of step: LookupStep) {
      type = step.type
      record = step.record
    }
  }

  /// A lookup that has asked nothing yet.
  ///
  /// - Parameters:
  ///   - ask: what is searched for.
  ///   - pbx: who asks.
  ///   - reads: whether the first record that is found is read by its id too, where the contract
  ///     says how.
  ///   - first: what ``next()`` gave for the same lookup, so that it is not rendered again.
  public init(_ ask: SearchAsk, by pbx: PBX, reads: Bool = false, beginningWith first: First? = nil)
  {
    self.ask = ask
    self.pbx = pbx
    self.reads = reads
    self.first = first
    let types = pbx.contract.contactSearch?.types ?? []
    pending = types.indices.reversed().compactMap { index in
      if case .typed = ask, types[index].typedSearch == nil { return nil }
      return LookupStep(type: index, .search)
    }
    if let first, let place = pending.firstIndex(of: first.step) {
      pending.removeSubrange(place...)
    }
  }

  /// The most requests a lookup of a contract can cost.
  public static func mostRequests(
    of search: ContactSearch, ask: SearchAsk, reads: Bool
  ) -> Int {
    search.types.reduce(0) { sum, type in
      if case .typed = ask, type.typedSearch == nil { return sum }
      return sum + 1 + type.chained.count * chainLimit + (reads && type.read != nil ? 1 : 0)
    }
  }

  /// The next step and its request; nil if the lookup is over.
  ///
  /// Answer it with ``receive(_:to:)`` before asking for another.
  public mutating func next() -> (step: LookupStep, request: Request)? {
    if let first {
      self.first = nil
      return first
    }
    while obstacle == nil, let step = pending.popLast() {
      do throws(TemplateExecutionError) {
        if let request = try request(for: step) { return (step, request) }
      } catch {
        obstacle = error
      }
    }
    return nil
  }

  /// Takes the answer to a step, and finds out what follows.
  public mutating func receive(_ exchange: Exchange, to step: LookupStep) {
    answers.append(LookupAnswer(step, exchange))
    guard let type = pbx.contract.contactSearch?.types[step.type],
      let body = exchange.response?.body
    else { return }
    do throws(TemplateExecutionError) {
      switch step.kind {
      case .search: try follow(step, of: type, in: body)
      case .chained(let position): try keep(type.chained[position], step, in: body)
      case .read: break
      }
    } catch {
      obstacle = error
    }
  }

  /// What follows a search: the chained requests of each record, record by record.
  private mutating func follow(
    _ step: LookupStep, of type: ContactType, in body: [UInt8]
  ) throws(TemplateExecutionError) {
    let isRead = reads && type.read != nil
    guard !type.chained.isEmpty || isRead else { return }
    let match = try pbx.contacts(in: body, of: type, asked: ask)
    var next: [LookupStep] = []
    for record in 0..<min(match.recordCount, Self.chainLimit) {
      let place = RecordPlace(of: LookupStep(type: step.type, .search, record: record))
      outputs[place] = match.variables(ofRecord: record)
      next += type.chained.indices.map {
        LookupStep(type: step.type, .chained($0), record: record)
      }
      if isRead, record == 0 { next.append(LookupStep(type: step.type, .read, record: record)) }
    }
    pending += next.reversed()
  }

  /// Keeps what a chained answer maps, for the requests that follow it.
  private mutating func keep(
    _ chained: ChainedRequest, _ step: LookupStep, in body: [UInt8]
  ) throws(TemplateExecutionError) {
    let place = RecordPlace(of: step)
    let known = variables(of: place)
    let mapped = try pbx.values(of: chained, in: body, with: known)
    outputs[place, default: [:]].merge(mapped) { _, new in new }
  }

  private func variables(of place: RecordPlace) -> [String: String] {
    ask.variables.merging(outputs[place] ?? [:]) { _, mapped in mapped }
  }

  /// The request of a step; nil if the contract sends it on a condition that does not hold.
  private func request(for step: LookupStep) throws(TemplateExecutionError) -> Request? {
    guard let type = pbx.contract.contactSearch?.types[step.type] else { return nil }
    let known = variables(of: RecordPlace(of: step))
    switch step.kind {
    case .search:
      guard try pbx.holds(type.onlyIf, with: known) else { return nil }
      guard case .typed = ask else { return try pbx.render(type.request, with: known) }
      return try type.typedSearch.map { (search) throws(TemplateExecutionError) in
        try pbx.render(search, with: known)
      }
    case .chained(let position):
      let chained = type.chained[position]
      guard try pbx.holds(chained.onlyIf, with: known) else { return nil }
      return try pbx.render(chained.request, with: known)
    case .read:
      let id = known["ContactsId"] ?? ""
      return try type.read.map { (read) throws(TemplateExecutionError) in
        try pbx.render(read.request, with: known.merging(["RecordId": id]) { $1 })
      }
    }
  }
}
