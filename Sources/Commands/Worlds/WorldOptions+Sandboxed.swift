// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import CurlTransports
import Diagnostics
import PBXEmulation
import PBXLanguage
import Readiness
import Redaction
import Sandboxes

extension WorldOptions {
  /// The built-in CRM, started for this run; its credentials stand for the secrets, by their names.
  func sandboxed(
    _ contract: Contract, _ environment: Contracts.Environment, _ plain: [String: String]
  ) async throws -> PreparedWorld {
    let sandbox = try await SandboxStart(options: crm, port: 0).start()
    var values = VariableValues(plain: plain)
    for declared in environment.secrets {
      let name = declared.name.value
      values.secrets[name] = Secret(sandbox.credentials.value(forSecret: name), name: name)
    }
    // `base: "{{.base_url}}"`: absolute requests that use the variable go to the sandbox too.
    if let base = contract.base?.source.text, base.hasPrefix("{{."), base.hasSuffix("}}") {
      let name = String(base.dropFirst(3).dropLast(2))
      if values.plain[name] != nil { values.plain[name] = sandbox.baseURL }
    }
    let transport = CurlTransport(options: CurlOptions(version: CallReadyCommand.version))
    if contract.needsSession, values.plain["client_id"] != nil {
      values.plain["client_id"] = SandboxCredentials.clientID
    }
    var world = PreparedWorld(
      world: .sandbox, transport: SandboxTransport(transport, to: sandbox),
      environment: environment.name.value, values: values, base: sandbox.baseURL, sandbox: sandbox,
      executor: transport.executor)
    world.setting = LifecycleSetting(hasVirtualTime: true)
    do {
      try SandboxKey.check(contract, in: world)
      return world
    } catch {
      await world.close()
      throw error
    }
  }
}
