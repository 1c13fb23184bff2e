// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
public import PBXLanguage
public import Transports

/// An answer, and which of its conversation's it is.
public struct WriteHearing: Sendable {
  /// What was sent and what came back.
  public let exchange: Exchange
  /// Its position among the conversation's turns, from 0.
  public let position: Int
}

/// One record that the PBX writes, and everything that was asked about it.
public struct WriteItem: Sendable {
  /// Why it is written.
  public enum Reason: Sendable, Hashable {
    /// The contract promises something about it.
    case promised
    /// A text that breaks CRMs stands in it.
    case hostile(HostileText)
    /// A new contact has the number of the scenario before it.
    case sameNumber
    /// Another agent of the same call: the PBX writes one for each who was rung.
    case agent(Int)
    /// A journal needs it.
    case needed
    /// It is part of the call that is followed from ring to journal.
    case trace
    /// It comes in a situation that only timing makes.
    case timing(Timing)
    /// A field is left empty, or holds more than any has room for.
    case edge(Edge)
  }

  /// A situation that only timing makes.
  public enum Timing: Sendable, Hashable {
    /// A journal comes before its caller, a new contact, shows itself; and that contact.
    case early
    /// The later of two calls of one caller, whose journal is sent first.
    case later
    /// The earlier one, whose journal is sent last.
    case earlier
    /// The caller hangs up before the lookup has ended: the PBX knows no contact.
    case lookupOpen
  }

  /// What a CRM may refuse, if it says which field it means.
  public enum Edge: Sendable, Hashable, CaseIterable {
    /// A text is left empty.
    case missing
    /// A name has ``overLong`` letters.
    case overLong
  }

  /// The endpoint.
  public let endpoint: WriteEndpoint
  /// The contact type's place; 0 of journals and tickets.
  public let typeIndex: Int
  /// The name of its scenario or call.
  public let name: String
  /// Why it is written.
  public let reason: Reason
  /// The new contact; nil of journals and tickets.
  public let scenario: CreationScenario?
  /// The call; nil of contacts.
  public let call: Call?
  /// Whether the same request is sent a second time.
  public let isRepeated: Bool

  /// What the PBX said about the call; nil of contacts, and before it is written.
  public internal(set) var report: CallReport?
  /// What its templates saw.
  public internal(set) var variables: [String: String] = [:]
  /// Whether its condition does not hold, so that nothing is written.
  public internal(set) var isLeftOut = false
  /// Why it could not be written though it should; nil if it could.
  public internal(set) var obstacle: Obstacle?
  /// The write.
  public internal(set) var written: WriteHearing?
  /// The id that the answer gave; nil if it gave none.
  public internal(set) var id: String?
  /// What became of the requests that follow, by their places.
  public internal(set) var steps: [Int: WriteHearing] = [:]
  /// The reads of each read-back, the last one last.
  public internal(set) var reads: [[WriteHearing]]
  /// The first read-back when the CRM's own rules had time.
  public internal(set) var settled: WriteHearing?
  /// The same request a second time.
  public internal(set) var repeated: WriteHearing?
  /// The id of the second answer.
  public internal(set) var repeatedID: String?
  /// The lookups that should find the new contact, the last one last.
  public internal(set) var lookups: [FindingLookup] = []
  /// The records that fields of the read-backs name, in the order of the contract.
  public internal(set) var named: [NamedRecord] = []

  /// Why an item is not written.
  public enum Obstacle: Sendable, Hashable {
    /// No number is left that nobody has.
    case noFreeNumber
    /// The contact that calls is not found by the PBX.
    case noCaller
    /// The ticket that the journal needs was not opened.
    case noTicket
    /// The new contact of the trace was not found.
    case noContact
    /// The text makes the body invalid JSON: nothing that could be judged would arrive.
    case notJSON
  }

  /// A record that a field of this one names, and the read of it.
  public struct NamedRecord: Sendable {
    /// What the contract says about it.
    public let reference: RecordReference
    /// What stands in the field.
    public let value: String
    /// The read; other records that name the same one share it.
    public internal(set) var hearing: WriteHearing?
  }

  /// A lookup of a new contact by one spelling of its number.
  public struct FindingLookup: Sendable {
    /// The spelling.
    public let spelling: DialledSpelling
    /// The number as the trunk hands it over.
    public let number: String
    /// Every attempt; each has the answers of its requests.
    public internal(set) var attempts: [[WriteHearing]] = []
    /// Whether the last attempt found the contact.
    public internal(set) var isFound = false
  }

  init(
    _ endpoint: WriteEndpoint, type: Int = 0, name: String, _ reason: Reason,
    scenario: CreationScenario? = nil, call: Call? = nil, isRepeated: Bool = false
  ) {
    self.endpoint = endpoint
    typeIndex = type
    self.name = name
    self.reason = reason
    self.scenario = scenario
    self.call = call
    self.isRepeated = isRepeated
    reads = Array(repeating: [], count: endpoint.readBack.count)
  }

  /// How many letters a name has that is too long for any CRM.
  public static let overLong = 2_000

  /// The request that writes.
  public var type: WriteType { endpoint.types[typeIndex] }

  /// The name, unique in its endpoint.
  public var fullName: String {
    let type = type.name.map { endpoint.types.count > 1 ? "\($0.value): " : "" } ?? ""
    return switch reason {
    case .promised: type + name
    case .hostile(let text): "\(type)\(text.rawValue) in the text"
    case .sameNumber: "\(type)a number that somebody has"
    case .agent(let number): "\(name), agent \(number)"
    case .needed: "\(name), for its journal"
    case .trace: "\(type)whole call"
    case .timing(.early):
      call == nil ? "\(type)caller of an early journal" : "\(name), before its contact shows"
    case .timing(.later): "\(name), sent before an earlier call"
    case .timing(.earlier): "\(name), sent after a later call"
    case .timing(.lookupOpen): "\(name), with the lookup still open"
    case .edge(.missing): "\(type)a text left empty"
    case .edge(.overLong): "\(type)a name of \(Self.overLong) letters"
    }
  }

  /// Whether the CRM has to refuse it.
  public var mustBeRefused: Bool {
    if reason == .sameNumber, case .refused = endpoint.sameNumber?.value { return true }
    return scenario?.refused != nil
  }

  /// Whether its fields are compared one by one.
  public var isReadBack: Bool {
    switch reason {
    case .promised: !mustBeRefused
    case .trace, .timing: isRead
    case .hostile, .sameNumber, .agent, .needed, .edge: false
    }
  }

  /// Whether it is written to see what a text does to it, and the CRM may refuse it.
  public var isTriedOut: Bool {
    switch reason {
    case .hostile, .edge: true
    default: false
    }
  }

  /// Whether it is read at all: what only others need is not.
  public var isRead: Bool {
    ![.sameNumber, .needed].contains(reason) && !(reason == .timing(.early) && call == nil)
  }

  /// Whether the CRM said that it took the record.
  public var isAccepted: Bool {
    guard let status = written?.exchange.response?.status else { return false }
    return endpoint.response.statuses.value.contains(status)
  }

  /// Whether no read of it was answered as a read of something that is there.
  public var isMissing: Bool {
    let last = reads.compactMap(\.last).compactMap(\.exchange.response?.status)
    return id != nil && !last.isEmpty && last.allSatisfy { !(200..<300).contains($0) }
  }

  /// The facts of a read-back for this call.
  ///
  /// Whoever hangs up before the lookup has ended is nobody whom the PBX knows.
  public func facts(of readBack: ReadBack) -> [ExpectedFact] {
    let name = reason == .timing(.lookupOpen) ? "caller-unknown" : call?.name
    let own = endpoint.exceptions.first { $0.call.value == name }?.facts ?? []
    return readBack.facts.map { fact in
      own.first { $0.path.source.text == fact.path.source.text } ?? fact
    }
  }
}
