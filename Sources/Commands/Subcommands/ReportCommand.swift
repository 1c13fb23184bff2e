// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Diagnostics
import JSONValues
import Readiness
import Redaction
import Reports

/// `callready report`: renders the results of an earlier run again.
struct ReportCommand: Command {
  static let name = "report"

  static var summary: CommandSummary {
    CommandSummary(
      "Renders an earlier run's results again; on the terminal if no file is named.")
  }

  let results: String
  let html: String?
  let junit: String?
  let markdown: String?

  init(_ line: inout ArgumentReader) {
    results = line.required(.argument("results", help: "results.json, or the folder of a run."))
    html = line.text(.option("html", help: "The file for the HTML page."))
    junit = line.text(.option("junit", help: "The file for JUnit's XML."))
    markdown = line.text(.option("markdown", help: "The file for the Markdown summary."))
  }

  func run() throws {
    let path = InputFile.isFolder(results) ? results + "/results.json" : results
    let result = try read(path)
    let files: [(String?, ReportFormat)] = [
      (html, .html), (junit, .junit), (markdown, .markdown),
    ]
    for case (let file?, let format) in files {
      do {
        try OutputFolder.write(Array(format.text(of: result).utf8), to: file)
      } catch {
        throw Ending.message(error.message, help: "choose another file", Ending.couldNotRun)
      }
      Console.print("\(authored: format.rawValue): \(authored: file)")
    }
    if html == nil, junit == nil, markdown == nil {
      Console.print(TerminalReport.text(of: result, usesColor: Console.usesColor))
      Console.print("verdict: \(authored: result.counts.sentence(result.verdict))")
    }
  }

  private func read(_ path: String) throws -> RunResult {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.bytes(of: path)
    } catch {
      throw Ending.message(
        error.message, help: "give the results.json that 'callready run' wrote", Ending.couldNotRun)
    }
    let source = SourceText(name: path, utf8: bytes)
    do {
      return try RunResult(reading: try JSONDocument(parsing: bytes))
    } catch let error as JSONSyntaxError {
      throw unreadable(
        "the results file is not JSON: \(authored: error.message.description)", at: error.offset,
        in: source)
    } catch let error as ResultsFormatError {
      let name: RedactedText = error.path.isEmpty ? "it" : "'\(authored: error.path)'"
      throw unreadable(
        "the results file cannot be read: \(name) must be \(authored: error.expected)",
        at: error.offset,
        in: source)
    }
  }

  private func unreadable(
    _ message: RedactedText, at offset: Int, in source: SourceText
  ) -> ExitCode {
    let complaint = Complaint(
      "results-unreadable", message,
      at: SourceSpan(offset..<min(offset + 1, source.utf8.count), in: source),
      remedy: "give the results.json that 'callready run' wrote, unchanged")
    return Ending.complaints([complaint], Ending.couldNotRun)
  }
}
