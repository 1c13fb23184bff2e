// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// What faults make of a record and of the object around it.
///
/// Keys are nulled, retyped, taken away, moved and renamed, in this order.
struct RecordFaults: Sendable {
  /// Where a record stands in an answer.
  enum Place {
    case alone
    case listed(index: Int, count: Int)
  }

  private(set) var hasPersonalExtras = false
  private var nulls: Set<String> = []
  private var types: [(key: String, type: SandboxFault.FaultyType)] = []
  private var drops: Set<String> = []
  private var missing: Set<String> = []
  private var moves: [(key: String, path: [String])] = []
  private var renames: [(key: String, to: String)] = []

  /// Faults of one kind add up.
  init(_ faults: [SandboxFault]) {
    for fault in faults {
      switch fault {
      case .rename(let key, let name): renames.append((key, name))
      case .drop(let key): drops.insert(key)
      case .missingKey(let key): missing.insert(key)
      case .null(let key): nulls.insert(key)
      case .type(let key, let type): types.append((key, type))
      case .movedField(let key, let path): moves.append((key, path))
      case .extraPersonalData: hasPersonalExtras = true
      default: break
      }
    }
  }

  /// A record as it is answered.
  func object(_ members: [JSONOutput.Member], at place: Place) -> JSONOutput {
    var members = members.map { nulls.contains($0.key) ? .init($0.key, .null) : $0 }
    for fault in types {
      members = members.map { member in
        member.key == fault.key ? .init(member.key, fault.type.applied(to: member.value)) : member
      }
    }
    let gone = keysToDrop(at: place)
    if !gone.isEmpty { members.removeAll { gone.contains($0.key) } }
    for move in moves { Self.move(move.key, to: move.path[...], in: &members) }
    return .object(renamed(members))
  }

  /// Members with the names that faults give them.
  func renamed(_ members: [JSONOutput.Member]) -> [JSONOutput.Member] {
    var members = members
    for rename in renames {
      members = members.map { $0.key == rename.key ? .init(rename.to, $0.value) : $0 }
    }
    return members
  }

  private func keysToDrop(at place: Place) -> Set<String> {
    switch place {
    case .alone: return drops
    case .listed(let index, let count):
      if index % 2 == 1 { return drops }
      return count > 1 ? missing : []
    }
  }

  private static func move(
    _ key: String, to path: ArraySlice<String>, in members: inout [JSONOutput.Member]
  ) {
    guard let index = members.firstIndex(where: { $0.key == key }) else { return }
    let value = members.remove(at: index).value
    members = placed(value, at: path, in: members)
  }

  /// Members with a value at a path; what stands in its way is replaced.
  private static func placed(
    _ value: JSONOutput, at path: ArraySlice<String>, in members: [JSONOutput.Member]
  ) -> [JSONOutput.Member] {
    guard let key = path.first else { return members }
    var members = members
    let index = members.firstIndex { $0.key == key }
    var inner: [JSONOutput.Member] = []
    if let index, case .object(let found) = members[index].value { inner = found }
    let rest = path.dropFirst()
    let new = rest.isEmpty ? value : .object(placed(value, at: rest, in: inner))
    if let index { members[index] = .init(key, new) } else { members.append(.init(key, new)) }
    return members
  }
}

extension SandboxFault.FaultyType {
  /// A value as one of this type; null stays null.
  func applied(to value: JSONOutput) -> JSONOutput {
    if value == .null { return .null }
    switch self {
    case .number: return Self.number(in: value)
    case .text: return Self.text(of: value)
    case .list: return .array([value])
    case .object: return ["value": value]
    }
  }

  private static func number(in value: JSONOutput) -> JSONOutput {
    switch value {
    case .int, .number: return value
    case .bool(let bool): return .int(bool ? 1 : 0)
    case .string(let text): return .number(digits(of: text))
    default: return 0
    }
  }

  /// The digits of a text as JSON writes numbers: without zeros before them.
  static func digits(of text: String) -> String {
    let digits = text.unicodeScalars.filter { ("0"..."9").contains($0) }.drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(String.UnicodeScalarView(digits))
  }

  private static func text(of value: JSONOutput) -> JSONOutput {
    if case .string = value { return value }
    return .string(value.text(pretty: false))
  }
}
