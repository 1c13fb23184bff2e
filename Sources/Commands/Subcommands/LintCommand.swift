// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Contracts
import Diagnostics
import Redaction

/// `callready lint`: reads contracts and says everything that is wrong with them.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Says everything that is wrong with a contract. Sends nothing.")

  @Argument(help: "A contract's folder, or one of its files.")
  var paths: [String]

  func run() throws {
    var isClean = true
    for path in paths {
      let folder = InputFile.isFolder(path) ? path : Self.folder(of: path)
      do {
        let contract = try ContractReader.read(folder: folder)
        let files = contract.files.count
        let scenarios = contract.contactSearch?.scenarios.count ?? 0
        Console.print(
          """
          \(authored: folder): no errors in \(files) \(files == 1 ? "file" : "files"), \
          \(scenarios) \(scenarios == 1 ? "scenario" : "scenarios")
          """)
      } catch {
        isClean = false
        show(error.complaints, of: folder)
      }
    }
    if !isClean { throw Ending.unreadable }
  }

  private func show(_ complaints: [Complaint], of folder: String) {
    let renderer = CaretRenderer(redactor: Redactor(secrets: []), usesColor: Console.usesColor)
    for complaint in complaints.sorted() { Console.print(renderer.render(complaint)) }
    let count = complaints.count
    Console.print("\(authored: folder): \(count) \(count == 1 ? "error" : "errors")")
  }

  /// The folder a file lies in; a path that leads nowhere is taken for a folder, and complained about.
  private static func folder(of path: String) -> String {
    guard InputFile.exists(path) else { return path }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
