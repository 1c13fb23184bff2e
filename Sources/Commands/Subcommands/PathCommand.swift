// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Redaction

/// `callready path`: what a path selects in a JSON file, or why it selects nothing.
struct PathCommand: Command {
  static let name = "path"

  static var summary: CommandSummary {
    CommandSummary(
      "Shows what a path selects in a JSON file, or where it stopped and why.",
      discussion: """
        The values go to standard output, one after the other as they stand in the file: those of a \
        list one by one, as a field mapping takes them. What is to be said goes to standard error.

        A path is read as the PBX reads one: commas part several paths, and JSONPath is \
        understood. GJSON itself has no syntax errors; what it cannot read selects nothing.

        Exit status: 0 something is selected; 4 nothing, an empty list or null; 3 the file cannot \
        be read; 64 wrong usage.
        """)
  }

  /// Nothing is selected: what a mapping with this path would promise does not hold.
  private static let selectsNothing = ExitCode(4)

  let path: String
  let file: String
  let text: Bool
  let count: Bool
  let plain: Bool

  init(_ line: inout ArgumentReader) {
    path = line.required(
      .argument(
        "path",
        help: "The path, such as data.#.id. Write -- in front of one that begins with a minus."))
    file = line.required(.argument("file", help: "The JSON file; - for standard input."))
    text = line.flag(
      .flag("text", help: "Texts without quotes and escapes, as they fill a field of the PBX."))
    count = line.flag(.flag("count", help: "Only how many values there are."))
    plain = line.flag(
      .flag(
        "plain",
        help: "The whole text is one path of GJSON, in which a comma and $ are letters of a key."))
  }

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
