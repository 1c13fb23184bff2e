// SPDX-License-Identifier: Apache-2.0

import CommandLines

/// How grave something is, as a value with few choices.
enum Gravity: String, CaseIterable {
  case blocker, major, minor
}

/// A command with one parameter of each kind.
struct AskCommand: Command {
  static let name = "ask"

  static var summary: CommandSummary {
    CommandSummary(
      "Asks a CRM.",
      discussion: """
        A paragraph that is longer than a line of the help may be, so that it has to be broken somewhere.

          kept  as it stands
        """)
  }

  let contract: String
  let numbers: [String]
  let out: String?
  let zone: String
  let variables: [String]
  let failOn: Gravity
  let count: Int?
  let quiet: Bool

  init(_ line: inout ArgumentReader) throws(UsageError) {
    contract = line.required(.argument("contract", help: "The contract's folder."))
    numbers = line.requiredTexts(.argument("number", help: "Who calls."))
    out = line.text(.option("out", value: "folder", help: "Where results go."))
    zone = line.text(.option("time-zone", help: "The zone."), or: "UTC")
    variables = line.texts(.option("set", help: "A variable; may be repeated."))
    failOn =
      try line.value(
        .option(
          "fail-on", choices: Gravity.allCases.map(\.rawValue), standard: "blocker",
          help: "What fails.")
      ) { Gravity(rawValue: $0) } ?? .blocker
    count = try line.value(.option("count", help: "How many.")) { Int($0) }
    quiet = line.flag(.flag("quiet", short: "q", help: "No progress."))
    if quiet, out == "loud" { throw UsageError("--quiet and --out loud exclude each other") }
  }

  func run() throws {}
}

/// A command with an argument that can be left out.
struct ShowCommand: Command {
  static let name = "show"

  static var summary: CommandSummary { CommandSummary("Shows a page, or all.") }

  let page: String?

  init(_ line: inout ArgumentReader) {
    page = line.text(.argument("page", help: "The page."))
  }

  func run() throws {}
}

extension Program {
  static var sample: Program {
    Program(
      name: "sample", version: "1.2.3", summary: CommandSummary("A sample."),
      commands: [AskCommand.self, ShowCommand.self])
  }

  /// What the sample says to a line whose words have no blanks in them.
  static func page(_ line: String) -> String? {
    if case .page(let text) = sample.answer(to: words(line)) { text } else { nil }
  }

  static func mistake(_ line: String) -> String? {
    if case .mistake(let text) = sample.answer(to: words(line)) { text } else { nil }
  }

  private static func words(_ line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }
}
