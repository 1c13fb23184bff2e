// SPDX-License-Identifier: Apache-2.0

/// What will happen to written records by itself.
struct Agenda: Sendable {
  enum Change: Sendable, Hashable {
    /// Readers see the record.
    case show
    /// A field holds another value.
    case set(field: String, value: String)
  }

  struct Item: Sendable {
    let due: SandboxInstant
    let list: SandboxFault.WrittenList
    let id: String
    let change: Change
  }

  private var items: [Item] = []
  /// When the next of them is due.
  private var next: SandboxInstant?

  mutating func add(_ item: Item) {
    items.append(item)
    next = next.map { min($0, item.due) } ?? item.due
  }

  /// What is due, in the order of its instants; it is forgotten here.
  mutating func takeDue(at now: SandboxInstant) -> [Item] {
    guard let next, next <= now else { return [] }
    let due = items.enumerated().filter { $0.element.due <= now }
    items.removeAll { $0.due <= now }
    self.next = items.map(\.due).min()
    return due.sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }
      .map(\.element)
  }
}
