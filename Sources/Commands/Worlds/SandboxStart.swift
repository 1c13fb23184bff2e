// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
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
    var options = SandboxOptions()
    options.port = port
    options.search = try search()
    options.faults = try self.options.faults.map(fault)
    if let seed = self.options.seed { options.seed = try read(seed) }
    do {
      return try await NorthgateSandbox.start(options)
    } catch {
      throw Ending.message(
        "the sandbox could not be started: \(authored: error.description)",
        help: "choose another port, or 0 for any", Ending.couldNotRun)
    }
  }

  private func fault(_ text: String) throws -> SandboxFault {
    do throws(SandboxFaultError) {
      return try SandboxFault(parsing: text)
    } catch {
      let help: RedactedText =
        error.expected.map { "write \(authored: $0)" }
        ?? "known are \(authored: SandboxFault.known.joined(separator: ", "))"
      throw Ending.message(
        "the fault '\(authored: text)' \(error.expected == nil ? "is unknown" : "cannot be read")",
        help: help, Ending.wrongUsage)
    }
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
