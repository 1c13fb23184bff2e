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
    if faults.contains(.extraPersonalData) { inRecords += PersonalExtras.keys }
    if faults.contains(.sideEffect) { inRecords.append(NorthgateRecord.viewsKey) }
    // What is moved can only be renamed afterwards.
    for case .movedField(_, let path) in faults { renamed += path.prefix(1) }
    hasStatus = faults.contains { fault in
      switch fault {
      case .status, .oddCallers: true
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
    default: return nil
    }
  }

  private func missing(_ key: String, among known: [String], _ text: String) -> SandboxFaultError? {
    guard !known.contains(key) else { return nil }
    let list = "known are \(known.joined(separator: ", "))"
    return SandboxFaultError(
      text: text, expected: list, problem: "names the key '\(key)', which no answer has",
      remedy: nearest(to: key, in: known).map { "did you mean '\($0)'? \(list)" } ?? list)
  }
}
