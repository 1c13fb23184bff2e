// SPDX-License-Identifier: Apache-2.0

public import Contracts
import GJSONPaths
public import GoTemplates
public import PBXLanguage
import Redaction
public import Transports

/// Removes what a run has written, the newest first, and looks whether it is gone.
///
/// Afterwards everything that carries the run's mark is searched for, and removed too: what a lost
/// answer or a second copy left behind has no id that anybody knows.
public struct CleanUpRun: Conversation {
  /// What became of one record.
  public struct Removal: Sendable {
    /// The record.
    public let record: WrittenRecord
    /// Whether the search for the mark found it, and no answer had told of it.
    public let isLeftover: Bool
    /// The removal; nil if it was not tried.
    public internal(set) var removed: WriteHearing?
    /// The read after it; nil if there was none.
    public internal(set) var read: WriteHearing?
    /// Whether it is gone, as far as the answers say.
    public internal(set) var isGone = false
  }

  /// The records, in the order in which they are removed.
  public private(set) var removals: [Removal] = []
  /// The searches for the mark, the last one of each endpoint last.
  public private(set) var searches: [WriteRun.Count] = []
  /// Records that the last search still found, by endpoint.
  public private(set) var remaining: [WriteEndpoint.Kind: [String]] = [:]
  /// Why a question could not be rendered; it ends there.
  public private(set) var obstacle: TemplateExecutionError?

  private let pbx: PBX
  private let tag: String
  private let waiting: Duration
  private var isImagined = false
  private var others: [String: PBX] = [:]
  private var pending: [Step]
  private var turns = 0
  /// How often what a search of an endpoint finds was removed.
  private var rounds: [WriteEndpoint.Kind: Int] = [:]

  private enum Step: Hashable {
    case remove(Int)
    case read(Int)
    case search(WriteEndpoint.Kind, String?)
  }

  /// How often what a search finds is removed: what is still there then cannot be.
  private static let mostRounds = 2

  /// A clean-up.
  ///
  /// - Parameters:
  ///   - records: what the run has written as far as is known, in the order in which it was.
  ///   - pbx: who asks, logged in.
  ///   - tag: the mark of the run.
  ///   - searched: the endpoints whose marked records are searched for.
  ///   - waiting: how long the first question waits: a record that does not show itself yet is
  ///     answered like one that is gone.
  public init(
    of records: [WrittenRecord], by pbx: PBX, tag: String,
    searching searched: Set<WriteEndpoint.Kind>, waiting: Duration = .zero
  ) {
    self.pbx = pbx
    self.tag = tag
    self.waiting = waiting
    pending = []
    for record in records.reversed() where record.id != nil {
      guard let cleanUp = pbx.contract.writeEndpoint(record.endpoint)?.cleanUp,
        case .request = cleanUp.way
      else { continue }
      if !removals.contains(where: {
        $0.record.endpoint == record.endpoint && $0.record.id == record.id
      }) {
        removals.append(Removal(record: record, isLeftover: false))
      }
    }
    let removes = removals.indices.flatMap { [Step.remove($0), .read($0)] }
    // Journals before the tickets that they stand on, and contacts last.
    let kinds: [WriteEndpoint.Kind] = [.callJournal, .ticketCreation, .contactCreation]
    pending = (removes + kinds.filter(searched.contains).flatMap(searchSteps)).reversed()
  }

  /// The same as a plan goes through it.
  public var imagined: CleanUpRun {
    var copy = self
    copy.isImagined = true
    return copy
  }

  private func searchSteps(_ kind: WriteEndpoint.Kind) -> [Step] {
    guard let endpoint = pbx.contract.writeEndpoint(kind),
      let leftovers = endpoint.cleanUp?.leftovers
    else { return [] }
    return leftovers.types(of: endpoint).map { .search(kind, $0) }
  }

  /// The next question; one at a time, since what a record stands on goes after it.
  public mutating func next() -> [Question] {
    while obstacle == nil, let step = pending.last {
      do throws(TemplateExecutionError) {
        if let question = try question(step) { return [question] }
        pending.removeLast()
      } catch {
        obstacle = error
      }
    }
    return []
  }

  private mutating func question(_ step: Step) throws(TemplateExecutionError) -> Question? {
    switch step {
    case .remove(let index):
      let record = removals[index].record
      guard let cleanUp = pbx.contract.writeEndpoint(record.endpoint)?.cleanUp,
        case .request(let template) = cleanUp.way
      else { return nil }
      let remover = try remover(cleanUp)
      return Question(
        name(of: step), of: record.endpoint.rawValue,
        try remover.render(template, with: variables(of: record)),
        purpose: "remove \(record.name)",
        delay: delay, writes: 1)
    case .read(let index):
      let record = removals[index].record
      guard let endpoint = pbx.contract.writeEndpoint(record.endpoint),
        let read = endpoint.readBack.first
      else { return nil }
      return Question(
        name(of: step), of: record.endpoint.rawValue,
        try pbx.render(read.request, with: variables(of: record)),
        purpose: "see that \(record.name) is gone")
    case .search(let kind, let type):
      guard let endpoint = pbx.contract.writeEndpoint(kind),
        let leftovers = endpoint.cleanUp?.leftovers
      else { return nil }
      return Question(
        name(of: step), of: kind.rawValue,
        try pbx.render(
          leftovers.request, with: ["Tag": tag, "ContactType": type ?? "", "RecordId": ""]),
        purpose: "search for what carries the mark of the run",
        delay: delay)
    }
  }

  /// Only the first question waits: by then everything that was written before it shows itself.
  private var delay: Question.Delay {
    turns == 0 && waiting > .zero ? .pause(waiting) : .none
  }

  private func name(of step: Step) -> String {
    switch step {
    case .remove(let index): "remove \(index + 1)"
    case .read(let index): "read removed \(index + 1)"
    case .search(let kind, let type):
      "search \((rounds[kind] ?? 0) + 1)" + (type.map { " \($0)" } ?? "")
    }
  }

  private func variables(of record: WrittenRecord) -> [String: String] {
    [
      "RecordId": record.id ?? "", "Tag": tag, "ContactType": record.type ?? "",
      record.endpoint.idVariable: record.id ?? "",
    ]
  }

  /// The PBX with the rights of whoever may remove records.
  private mutating func remover(_ cleanUp: CleanUp) throws(TemplateExecutionError) -> PBX {
    guard let name = cleanUp.identity?.value else { return pbx }
    if let known = others[name] { return known }
    let identity = pbx.contract.authentication.identities.first { $0.name.value == name }
    var secrets: [String: Secret] = [:]
    for (variable, secret) in identity?.variables ?? [] {
      secrets[variable] = pbx.given.secrets[secret.value]
    }
    var other = try pbx.with(secrets: secrets)
    if pbx.contract.needsSession, let token = secrets["access_token"] {
      other = try other.with(credential: token.reveal())
    }
    others[name] = other
    return other
  }

  /// The record that the answer to a question has shown to be gone; nil if it has shown none.
  ///
  /// Without a read-back the removal's own answer is all there is.
  public func lastGone(_ question: Question) -> WrittenRecord? {
    let index = removals.firstIndex { removal in
      [removal.read, removal.removed].contains { $0?.position == turns - 1 }
    }
    guard let index, removals[index].isGone else { return nil }
    let hasRead = pbx.contract.writeEndpoint(removals[index].record.endpoint)?.readBack.isEmpty
    return hasRead == true || removals[index].read != nil ? removals[index].record : nil
  }

  /// Everything is asked again, so that nothing stays in the CRM because of a limit: to remove a
  /// record twice does no more than to remove it once.
  public func mayAskAgain(_ question: Question) -> Bool { true }

  /// Counts the turn that brought no answer.
  public mutating func passOver(_ question: Question) { turns += 1 }

  /// Takes an answer.
  public mutating func receive(_ exchange: Exchange, to question: Question) {
    let hearing = WriteHearing(exchange: exchange, position: turns)
    turns += 1
    guard let step = pending.popLast() else { return }
    do throws(TemplateExecutionError) {
      switch step {
      case .remove(let index):
        removals[index].removed = hearing
        let status = exchange.response?.status ?? 0
        removals[index].isGone = (200..<300).contains(status)
      case .read(let index): try looked(hearing, index)
      case .search(let kind, let type): try found(hearing, kind, type)
      }
    } catch {
      obstacle = error
    }
  }

  private mutating func looked(
    _ hearing: WriteHearing, _ index: Int
  ) throws(TemplateExecutionError) {
    removals[index].read = hearing
    guard let cleanUp = pbx.contract.writeEndpoint(removals[index].record.endpoint)?.cleanUp,
      let response = hearing.exchange.response
    else { return }
    let isGone = cleanUp.gone.statuses.value.contains(response.status)
    var fits = isGone
    for fact in cleanUp.gone.facts where isGone {
      let value = try pbx.value(
        at: fact.path, in: response.body, with: variables(of: removals[index].record))
      if case .equal(let scalar) = fact.value.matcher {
        let wanted = try pbx.render(scalar.template, with: [:])
        fits = fits && value?.text == wanted
      }
    }
    removals[index].isGone = fits
  }

  private mutating func found(
    _ hearing: WriteHearing, _ kind: WriteEndpoint.Kind, _ type: String?
  ) throws(TemplateExecutionError) {
    searches.append(WriteRun.Count(endpoint: kind, type: type, hearing: hearing))
    guard let endpoint = pbx.contract.writeEndpoint(kind), let cleanUp = endpoint.cleanUp,
      let leftovers = cleanUp.leftovers, let response = hearing.exchange.response
    else { return }
    let ids = try pbx.ids(in: response.body, at: leftovers.ids)
    let isRemovable = if case .request = cleanUp.way { true } else { false }
    // A record that can still be found though its removal was accepted is not removed again.
    let tried = Set(removals.filter { $0.record.endpoint == kind }.compactMap(\.record.id))
    let fresh = ids.filter { !tried.contains($0) }
    guard isRemovable, !fresh.isEmpty, !isImagined, (rounds[kind] ?? 0) < Self.mostRounds else {
      let gone = Set(
        removals.filter { $0.isGone && cleanUp.keepsRemoved }.compactMap(\.record.id))
      remaining[kind] = ids.filter { !gone.contains($0) }
      return
    }
    rounds[kind, default: 0] += 1
    var steps: [Step] = []
    for id in fresh {
      removals.append(
        Removal(
          record: WrittenRecord(kind, type: type, name: "what carries the mark", id: id),
          isLeftover: true))
      steps += [.remove(removals.count - 1), .read(removals.count - 1)]
    }
    pending += (steps + [.search(kind, type)]).reversed()
  }
}

extension CleanUp {
  /// Whether a removed record can still be read, so that searches may find it too.
  fileprivate var keepsRemoved: Bool { !gone.statuses.value.contains(404) }
}

extension PBX {
  /// The ids that a search for the mark found.
  public func ids(
    in body: [UInt8], at path: PBXTemplate
  ) throws(TemplateExecutionError) -> [String] {
    let values = GJSONPath.values(of: try gjsonPaths(path, with: [:]), in: body)
    return values.flatMap(\.elements).filter { $0.exists && $0.kind != .null }.map(\.text)
  }
}
