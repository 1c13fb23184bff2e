// SPDX-License-Identifier: Apache-2.0

/// What the command line asks for.
struct Invocation: Equatable {
  let mode: Mode
  /// The file of cases, or the folder of the schema suite.
  let cases: String
  /// The file of documents or data sets that the cases name.
  let companion: String?

  /// Reads the arguments behind the program's name; nil if they make no sense.
  init?(_ arguments: [String]) {
    guard let word = arguments.first, let mode = Mode(rawValue: word) else { return nil }
    let rest = Array(arguments.dropFirst())
    if let option = mode.companionOption {
      guard rest.count == 3, let place = rest.firstIndex(of: option), place < 2 else { return nil }
      companion = rest[place + 1]
      cases = place == 0 ? rest[2] : rest[0]
    } else {
      guard rest.count == 1 else { return nil }
      companion = nil
      cases = rest[0]
    }
    guard !cases.hasPrefix("--") else { return nil }
    self.mode = mode
  }

  /// The arguments that say the same.
  var arguments: [String] {
    guard let option = mode.companionOption, let companion else { return [mode.rawValue, cases] }
    return [mode.rawValue, cases, option, companion]
  }

  /// What answers the rows.
  func answerer() throws -> any Answerer {
    try mode.answerer(cases: cases, companion: companion.map(InputFile.bytes) ?? [])
  }
}
