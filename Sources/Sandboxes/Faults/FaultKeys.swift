// SPDX-License-Identifier: Apache-2.0

/// The keys that answers have while a row of faults is gone through.
struct FaultKeys {
  /// The keys around the records.
  static let around = [
    "data", "paging", "has_more", "total", "meta", "count", "links", "next",
  ]

  private var inRecords: [String]
  private var renamed: [String] = []
  private let hasStatus: Bool

  init(_ faults: [SandboxFault]) {
    inRecords = NorthgateRecord.keys
    for key in PhoneIdentity.keys + NorthgateUser.keys where !inRecords.contains(key) {
      inRecords.append(key)
    }
    for list in SandboxFault.WrittenList.allCases where list != .contacts {
      for key in NorthgateEntry.keys(of: list) where !inRecords.contains(key) {
        inRecords.append(key)
      }
    }
    if faults.contains(.extraPersonalData) { inRecords += PersonalExtras.keys }
    if faults.contains(.sideEffect) { inRecords.append(NorthgateRecord.viewsKey) }
    // What is moved can only be renamed afterwards.
    for case .movedField(_, let path) in faults { renamed += path.prefix(1) }
    hasStatus = faults.contains { fault in
      switch fault {
      case .status, .oddCallers, .trouble(.status, _): true
      default: false
      }
    }
  }

  /// What is wrong with a fault among those before it; a renamed key is known by both names.
  mutating func problem(
    with fault: SandboxFault, written text: String
  ) -> SandboxFaultError? {
    switch fault {
    case .rename(let key, let name):
      defer { renamed.append(name) }
      return missing(key, among: inRecords + Self.around + renamed, text)
    case .drop(let key), .missingKey(let key), .null(let key), .type(let key, _),
      .movedField(let key, _):
      return missing(key, among: inRecords, text)
    case .retryAfter where !hasStatus:
      return SandboxFaultError(
        text: text, expected: text, problem: "does nothing alone",
        remedy: "add status=429, whose answers it goes with")
    case .write(.swallow(let field), let list), .write(.fixed(let field, _), let list),
      .write(.workflow(let field, _, _), let list), .write(.validation(let field), let list):
      return missing(field: field, in: list, text)
    default: return nil
    }
  }

  private func missing(
    field: String, in list: SandboxFault.WrittenList?, _ text: String
  ) -> SandboxFaultError? {
    var known: [String] = []
    for list in list.map({ [$0] }) ?? SandboxFault.WrittenList.allCases {
      known += list.faultyFields.filter { !known.contains($0) }
    }
    guard !known.contains(field) else { return nil }
    let whose = list.map { "no record among the \($0.rawValue) has" } ?? "no list takes"
    return Self.error(text, "names the field '\(field)', which \(whose)", field, known)
  }

  private func missing(_ key: String, among known: [String], _ text: String) -> SandboxFaultError? {
    guard !known.contains(key) else { return nil }
    return Self.error(text, "names the key '\(key)', which no answer has", key, known)
  }

  private static func error(
    _ text: String, _ problem: String, _ word: String, _ known: [String]
  ) -> SandboxFaultError {
    let list = "known are \(known.joined(separator: ", "))"
    return SandboxFaultError(
      text: text, expected: list, problem: problem,
      remedy: nearest(to: word, in: known).map { "did you mean '\($0)'? \(list)" } ?? list)
  }
}
