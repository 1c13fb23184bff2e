// SPDX-License-Identifier: Apache-2.0

/// What changes while the sandbox runs.
struct NorthgateState: Sendable {
  var store: NorthgateStore
  /// Calls and tickets.
  var entries: [SandboxFault.WrittenList: EntryList] = [
    .calls: EntryList(prefix: "k"), .tickets: EntryList(prefix: "t"),
  ]
  var agenda = Agenda()
  var statistics = SandboxStatistics()
  /// How often searches with side effects have seen a record, and when the first one did.
  private var views: [String: (count: Int, since: String)] = [:]
  /// How often the list of users was asked for.
  private var userTurns = 0
  private var random: SeededRandom
  /// The order in which a search was last answered.
  private var lastOrders: [String: [String]] = [:]

  init(_ options: SandboxOptions, faults: FaultPlan) {
    store = NorthgateStore(options, faults: faults.matches)
    random = SeededRandom(seed: options.randomSeed)
  }

  /// How often the list of users was asked for before.
  mutating func nextUserTurn() -> Int {
    defer { userTurns += 1 }
    return userTurns
  }

  func views(of id: String, _ kind: NorthgateKind) -> (count: Int, since: String)? {
    views["\(kind)/\(id)"]
  }

  /// Counts what a search with side effects has done.
  mutating func view(_ records: [NorthgateRecord], _ kind: NorthgateKind, at instant: String) {
    for record in records { views["\(kind)/\(record.id)", default: (0, instant)].count += 1 }
    if !records.isEmpty { statistics.writes += 1 }
  }

  /// Records in another order than the same search was answered in the last time.
  mutating func shuffled(_ records: [NorthgateRecord], for search: String) -> [NorthgateRecord] {
    guard records.count > 1 else { return records }
    var shuffled = records.shuffled(using: &random)
    let last = lastOrders[search] ?? records.map(\.id)
    if shuffled.map(\.id) == last { shuffled.append(shuffled.removeFirst()) }
    // Whoever asks for so many different things does not compare the answers.
    if lastOrders.count >= 1_000 { lastOrders = [:] }
    lastOrders[search] = shuffled.map(\.id)
    return shuffled
  }
}
