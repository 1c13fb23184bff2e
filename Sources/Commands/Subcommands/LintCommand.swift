// SPDX-License-Identifier: Apache-2.0

import Checks
import CommandLines
import Contracts
import Diagnostics
import Glibc
import Redaction
import Transports

/// `callready lint`: reads contracts and says everything that is wrong with them.
struct LintCommand: Command {
  static let name = "lint"

  static var summary: CommandSummary {
    CommandSummary(
      "Says everything that is wrong with a contract. Sends nothing.",
      discussion: """
        First what cannot be read; of a contract that can be, what the checks find without asking \
        anybody. Exit status: 0 nothing that fails, 2 a contract cannot be read, 4 a finding as grave \
        as --fail-on says.
        """)
  }

  let paths: [String]
  let failOn: Severity
  let today: CalendarDay?

  init(_ line: inout ArgumentReader) throws(UsageError) {
    paths = line.requiredTexts(
      .argument("paths", help: "A contract's folder, or one of its files."))
    failOn = try line.severity("The mildest severity that fails: blocker, major or minor.")
    today = try line.value(
      .option(
        "today", value: "YYYY-MM-DD",
        help: "The day that renewals of secrets are judged on; today by default.")
    ) { CalendarDay($0) }
  }

  func run() throws {
    let today = self.today ?? .now
    var isReadable = true
    var hasFailed = false
    for path in paths {
      let folder = InputFile.isFolder(path) ? path : Self.folder(of: path)
      do {
        let contract = try ContractReader.read(folder: folder)
        let findings = StaticJudge.findings(in: contract, today: today)
        hasFailed = hasFailed || findings.contains { $0.kind.severity <= failOn }
        show(findings, of: contract, in: folder)
      } catch {
        isReadable = false
        show(error.complaints, of: folder)
      }
    }
    if !isReadable { throw Ending.unreadable }
    if hasFailed { throw Ending.promiseBroken }
  }

  private func show(_ findings: [Finding], of contract: Contract, in folder: String) {
    for finding in findings { Console.print(renderer.render(Notice(finding))) }
    let counts = Severity.allCases.map { severity in
      "\(findings.count { $0.kind.severity == severity }) \(severity.rawValue)"
    }
    let files = contract.files.count
    let scenarios = contract.contactSearch?.scenarios.count ?? 0
    let found = findings.isEmpty ? "" : ": " + counts.joined(separator: ", ")
    Console.print(
      """
      \(authored: folder): no errors in \(files) \(files == 1 ? "file" : "files"), \
      \(scenarios) \(scenarios == 1 ? "scenario" : "scenarios")\(authored: found)
      """)
  }

  private func show(_ complaints: [Complaint], of folder: String) {
    for complaint in complaints.sorted() { Console.print(renderer.render(complaint)) }
    let count = complaints.count
    Console.print("\(authored: folder): \(count) \(count == 1 ? "error" : "errors")")
  }

  private var renderer: CaretRenderer {
    CaretRenderer(redactor: Redactor(secrets: []), usesColor: Console.usesColor)
  }

  /// The folder a file lies in; a path that leads nowhere is taken for a folder, and complained about.
  private static func folder(of path: String) -> String {
    guard InputFile.exists(path) else { return path }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension CalendarDay {
  /// The day it is, in UTC.
  fileprivate static var now: CalendarDay {
    CalendarDay(Timestamp(microseconds: Int64(time(nil)) &* 1_000_000))
  }
}

extension Ending {
  /// A finding is as grave as may not be.
  fileprivate static let promiseBroken = ExitCode(4)
}
