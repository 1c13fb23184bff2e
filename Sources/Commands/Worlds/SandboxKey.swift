// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Checks
import Contracts
import Credentials
import PBXEmulation
import Redaction
import Transports

/// Whether the built-in CRM will understand the key as a contract sends it.
///
/// The sandbox plays one CRM. A contract for a CRM that takes its key in another way would only be
/// told that its credential is refused, and somebody would look for a wrong key.
enum SandboxKey {
  /// Ends the command if a contract has secrets but sends none where the sandbox looks.
  static func check(_ contract: Contract, in world: PreparedWorld) throws {
    guard !contract.needsSession else { return try checkToken(contract, in: world) }
    guard !world.secrets.isEmpty, let request = firstRequest(of: contract, in: world),
      !isUnderstood(request)
    else { return }
    let sent = request.headers.filter { $0.name.lowercased() == "authorization" }.map {
      let redacted = Redactor(secrets: world.secrets).redact("\($0.name): \($0.value)")
      return "this contract sends '\(redacted)'" as RedactedText
    }
    throw Ending.message(
      """
      the built-in CRM would refuse every request: it takes its key as 'X-Api-Key: KEY' or \
      'Authorization: Bearer KEY'; \(sent.first ?? "this contract sends neither")
      """,
      help: """
        leave --sandbox out and run against the contract's own CRM; Docs/Sandbox.md says which CRM \
        is built in
        """, Ending.couldNotRun)
  }

  /// Ends the command if the tokens of a contract come from somewhere else than the sandbox.
  private static func checkToken(_ contract: Contract, in world: PreparedWorld) throws {
    guard contract.token != nil,
      let pbx = try? PBX(contract: contract, values: world.values, base: world.base),
      let request = try? pbx.tokenService(world.environment).clientCredentialsRequest(),
      !request.url.hasPrefix(world.base ?? "")
    else { return }
    throw Ending.message(
      "the token request of this contract goes elsewhere than to the built-in CRM",
      help: "write it as `POST /oauth/token`, so that it goes to `base`, or leave --sandbox out",
      Ending.couldNotRun)
  }

  /// nil if the contract asks nothing, or cannot be rendered; the plan will say why.
  private static func firstRequest(of contract: Contract, in world: PreparedWorld) -> Request? {
    guard let caller = contract.contactSearch?.scenarios.first?.searchAsk,
      let pbx = try? PBX(contract: contract, values: world.values, base: world.base)
    else { return nil }
    var lookup = Lookup(caller, by: pbx)
    return lookup.next()?.request
  }

  /// As the sandbox looks: the first of two headers counts.
  private static func isUnderstood(_ request: Request) -> Bool {
    if let key = request.header("X-Api-Key").first { return key == SandboxStart.apiKey }
    let words = request.header("Authorization").first?.split(separator: " ") ?? []
    return words.count == 2 && words[0].lowercased() == "bearer" && words[1] == SandboxStart.apiKey
  }
}
