// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// What the faults of a sandbox come to.
struct FaultPlan: Sendable {
  private(set) var status: Int?
  private(set) var isLogInPage = false
  private(set) var matchesAll = false
  private(set) var hasPlaceholder = false
  private(set) var delay: Duration = .zero
  private var renames: [(key: String, to: String)] = []
  private var drops: Set<String> = []

  /// Of two faults that set one thing the last counts; renamed and dropped keys add up.
  init(_ faults: [SandboxFault]) {
    for fault in faults {
      switch fault {
      case .rename(let key, let name): renames.append((key, name))
      case .drop(let key): drops.insert(key)
      case .status(let status): self.status = status
      case .html: isLogInPage = true
      case .matchAll: matchesAll = true
      case .placeholder: hasPlaceholder = true
      case .delay(let delay): self.delay = delay
      }
    }
  }

  /// A list as it is answered: the second, fourth, … record lack the keys to drop.
  func list(_ records: [NorthgateRecord]) -> JSONOutput {
    let elements = records.enumerated().map { position, record in
      object(record, dropping: position % 2 == 1)
    }
    return .object([.init("data", .array(elements))])
  }

  /// A record that is answered alone.
  func single(_ record: NorthgateRecord) -> JSONOutput {
    .object([.init("data", object(record, dropping: true))])
  }

  private func object(_ record: NorthgateRecord, dropping: Bool) -> JSONOutput {
    var members = record.members
    if dropping { members.removeAll { drops.contains($0.key) } }
    for rename in renames {
      members = members.map { $0.key == rename.key ? .init(rename.to, $0.value) : $0 }
    }
    return .object(members)
  }
}
