// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Redaction

/// `callready path`: what a path selects in a JSON file, or why it selects nothing.
struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Shows what a path selects in a JSON file, or where it stopped and why.",
    discussion: """
      The values go to standard output, one after the other as they stand in the file: those of a \
      list one by one, as a field mapping takes them. What is to be said goes to standard error.

      A path is read as the PBX reads one: commas part several paths, and JSONPath is \
      understood. GJSON itself has no syntax errors; what it cannot read selects nothing.

      Exit status: 0 something is selected; 4 nothing, an empty list or null; 3 the file cannot \
      be read; 64 wrong usage.
      """)

  /// Nothing is selected: what a mapping with this path would promise does not hold.
  private static let selectsNothing = ExitCode(4)

  @Argument(help: "The path, such as data.#.id. Write -- in front of one that begins with a minus.")
  var path: String

  @Argument(help: "The JSON file; - for standard input.")
  var file: String

  @Flag(help: "Texts without quotes and escapes, as they fill a field of the PBX.")
  var text = false

  @Flag(help: "Only how many values there are.")
  var count = false

  @Flag(help: "The whole text is one path of GJSON, in which a comma and $ are letters of a key.")
  var plain = false

  func run() throws {
    let document = try InputFile.document(file)
    guard let answer = PathAnswer(path, isPlain: plain, in: document, named: file) else {
      throw Ending.message(
        "there is no path in '\(authored: path)'", help: "write one such as data.#.id",
        Ending.wrongUsage)
    }
    if count {
      Console.print("\(answer.count)")
    } else if answer.count > 0 || answer.isNull {
      Console.printForPeople(answer.values(asText: text))
    }
    Console.complain(answer.notices)
    if !answer.selects { throw Self.selectsNothing }
  }
}
