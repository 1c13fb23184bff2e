// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Redaction
import Sandboxes

/// `callready sandbox`: runs the built-in CRM on loopback until it is interrupted.
struct SandboxCommand: Command {
  static let name = "sandbox"

  static var summary: CommandSummary {
    CommandSummary(
      "Runs the built-in CRM on 127.0.0.1 until it is interrupted.",
      discussion: """
        The first line of output is: listening on http://127.0.0.1:PORT
        Docs/Sandbox.md describes the CRM, its people and its faults.

        Faults, as they are written behind --fault; several act together:
        \(faults)
        """)
  }

  /// One line for each fault.
  private static var faults: String {
    let width = SandboxFault.known.map(\.count).max() ?? 0
    let lines = zip(SandboxFault.known, SandboxFault.summaries).map {
      (example, summary) -> String in
      let gap = String(repeating: " ", count: width + 2 - example.count)
      return "  \(example)\(gap)\(summary)"
    }
    return lines.joined(separator: "\n")
  }

  let port: Int
  let options: SandboxCRMOptions

  init(_ line: inout ArgumentReader) throws(UsageError) {
    port =
      try line.value(
        .option("port", standard: "0", help: "The port; 0 for any that is free.")
      ) { Int($0) } ?? 0
    options = try SandboxCRMOptions(&line)
  }

  func run() async throws {
    guard (0...65_535).contains(port) else {
      throw Ending.message(
        "there is no port \(port)", help: "choose 1 to 65535, or 0 for any that is free",
        Ending.wrongUsage)
    }
    let interruption = Interruption()
    let sandbox = try await SandboxStart(options: options, port: port).start()
    Console.print("listening on \(authored: sandbox.baseURL)")
    announce(sandbox.credentials)
    await interruption.wait()
    await sandbox.stop()
  }

  /// Prints what lets somebody in, one thing on each line.
  private func announce(_ credentials: SandboxCredentials) {
    Console.print("api key: \(authored: SandboxStart.apiKey)")
    for role in SandboxRole.allCases where role != .integration {
      let key = credentials.apiKeys[role] ?? ""
      Console.print("api key of the \(authored: role.title): \(authored: key)")
    }
    Console.print("client id: \(authored: SandboxCredentials.clientID)")
    Console.print("client secret: \(authored: credentials.clientSecret)")
    for role in SandboxRole.allCases {
      let token = credentials.refreshTokens[role] ?? ""
      let owner = role == .integration ? "" : " of the \(role.title)"
      Console.print("refresh token\(authored: owner): \(authored: token)")
    }
    Console.print("expired token: \(authored: credentials.expiredToken)")
  }
}
