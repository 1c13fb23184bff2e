// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Diagnostics
import HTTPServers
import Redaction
import Sandboxes

/// Starts the built-in CRM with what the command line says.
struct SandboxStart {
  /// The key the sandbox accepts; nothing it guards is real.
  static let apiKey = SandboxOptions.defaultAPIKey

  let options: SandboxCRMOptions
  let port: Int

  func start() async throws -> NorthgateSandbox {
    try checkName()
    var options = SandboxOptions()
    options.port = port
    options.search = try search()
    options.faults = try faults()
    options.records = try records()
    options.users = try users()
    options.startsAt = try instant()
    options.redirects = self.options.redirects
    options.randomSeed = self.options.randomSeed
    if let seed = self.options.seed { options.seed = try read(seed) }
    do {
      return try await NorthgateSandbox.start(options)
    } catch {
      throw Ending.message(
        "the sandbox could not be started: \(authored: error.description)",
        help: "choose another port, or 0 for any", Ending.couldNotRun)
    }
  }

  /// The CRMs there are.
  private static let known = ["northgate"]

  private func checkName() throws {
    guard !Self.known.contains(options.crm) else { return }
    throw Ending.message(
      "there is no built-in CRM '\(authored: options.crm)'",
      help: "known are \(authored: Self.known.joined(separator: ", "))", Ending.wrongUsage)
  }

  private func faults() throws -> [SandboxFault] {
    do throws(SandboxFaultError) {
      return try SandboxFault.read(options.faults)
    } catch {
      throw Ending.message(
        "the fault '\(authored: error.text)' \(authored: error.problem)",
        help: "\(authored: error.remedy)", Ending.wrongUsage)
    }
  }

  private func records() throws -> Int {
    let most = SandboxOptions.mostRecords
    guard (0...most).contains(options.records) else {
      throw Ending.message(
        "there cannot be \(options.records) made-up contacts", help: "choose 0 to \(most)",
        Ending.wrongUsage)
    }
    return options.records
  }

  private func users() throws -> Int {
    let most = SandboxOptions.mostUsers
    guard (0...most).contains(options.users) else {
      throw Ending.message(
        "there cannot be \(options.users) made-up users", help: "choose 0 to \(most)",
        Ending.wrongUsage)
    }
    return options.users
  }

  private func instant() throws -> SandboxInstant? {
    guard let text = options.clock else { return nil }
    if let instant = SandboxInstant(text) { return instant }
    throw Ending.message(
      "the clock cannot stand at '\(authored: text)'",
      help: "write an instant of RFC 3339, such as 2026-11-20T08:00:00Z", Ending.wrongUsage)
  }

  private func search() throws -> SandboxSearch {
    if let search = SandboxSearch(parsing: options.search) { return search }
    let known = SandboxSearch.known.joined(separator: ", ")
    throw Ending.message(
      "there is no search '\(authored: options.search)'",
      help: "known are \(authored: known)", Ending.wrongUsage)
  }

  private func read(_ path: String) throws -> SandboxSeed {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.bytes(of: path)
    } catch {
      throw Ending.message(
        error.message, help: "give a JSON file as Docs/Sandbox.md describes it", Ending.couldNotRun)
    }
    do {
      return try SandboxSeed(parsing: SourceText(name: path, utf8: bytes))
    } catch {
      throw Ending.complaints(error.complaints, Ending.couldNotRun)
    }
  }
}
