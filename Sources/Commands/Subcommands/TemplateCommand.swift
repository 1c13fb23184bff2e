// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

/// `callready template`: what a template renders to, and why it prints `<no value>`.
struct TemplateCommand: Command {
  static let name = "template"

  static var summary: CommandSummary {
    CommandSummary(
      "Renders a template as the PBX would, and says why it prints <no value>.",
      discussion: """
        The text goes to standard output, what is to be said about it to standard error. Single \
        quotes keep the shell away from the template: callready template '{{.Phone}}' --set \
        Phone=+971500000000

        Exit status: 0 rendered; 4 rendered, with <no value> in it; 2 the template cannot be read, \
        or not be rendered with these values; 3 standard input cannot be read; 64 wrong usage.
        """)
  }

  /// The text has a gap in it, which no CRM wants.
  private static let hasGaps = ExitCode(4)
  /// More than the PBX's form takes; an argument could not be longer.
  private static let longest = 1 << 20

  let template: String
  let assignments: [String]
  let assumed: [String]
  let timeZone: String
  let scenario: String?
  let anatomy: TemplateAnatomy?

  init(_ line: inout ArgumentReader) throws(UsageError) {
    template = line.required(.argument("template", help: "The template; - for standard input."))
    assignments = line.texts(
      .option("set", help: "A variable's value, as NAME=VALUE; may be repeated."))
    assumed = line.texts(
      .option(
        "assume",
        help: """
          What is taken to be so of the PBX, as in pbx.assume of a contract, such as plus=kept or \
          unset=empty; may be repeated.
          """))
    timeZone = line.text(
      .option("time-zone", help: "The PBX's time zone, such as Asia/Dubai."), or: "UTC")
    scenario = line.text(
      .option(
        "in",
        help: """
          Where the PBX uses the template, such as contact-search: only its variables are known.
          """))
    let tokens = line.flag(
      .flag("tokens", help: "Show the tokens it is cut into; render nothing."))
    let tree = line.flag(.flag("tree", help: "Show the tree it is read as; render nothing."))
    if tokens, tree { throw UsageError("--tokens and --tree exclude each other") }
    anatomy = tokens ? .tokens : tree ? .tree : nil
  }

  func run() throws {
    let assumptions = try AssumptionChoice.read(assumed, timeZone: timeZone)
    let variables = try Assignment.read(assignments, option: "--set")
    let scenario = try scenario.map(Self.scenario)
    let text = SourceSlice(try text(), name: "template")
    if let anatomy { return try anatomy.show(text, assumptions) }
    let answer: TemplateAnswer
    do {
      answer = try TemplateAnswer(
        text, variables: Dictionary(variables.map { ($0.name, $0.value) }) { $1 },
        assumptions: assumptions, scenario: scenario)
    } catch {
      Console.complain([Notice(error)])
      throw Ending.unreadable
    }
    if let rendered = answer.rendered { Console.printForPeople(rendered) }
    Console.complain(answer.notices)
    for note in answer.notes { Console.complain("note: \(note)") }
    if answer.rendered == nil { throw Ending.unreadable }
    if answer.hasGaps { throw Self.hasGaps }
  }

  private func text() throws(ExitCode) -> String {
    guard template == "-" else { return template }
    var bytes = try InputFile.document(template)
    guard bytes.count <= Self.longest else {
      throw Ending.message(
        "the template has \(bytes.count) bytes, at most \(Self.longest) are read",
        help: "give a single request or text", Ending.couldNotRun)
    }
    // The line break behind the last line is the editor's, as in a contract.
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func scenario(_ name: String) throws -> PBXScenario {
    if let scenario = PBXScenario(rawValue: name) { return scenario }
    let known = PBXScenario.allCases.map(\.rawValue).joined(separator: ", ")
    throw Ending.message(
      "the PBX uses no templates in '\(authored: name)'",
      help: "choose one of: \(authored: known)", Ending.wrongUsage)
  }
}
