// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Contracts
import CurlTransports
import PBXEmulation
import Readiness
import Redaction

extension WorldOptions {
  /// The CRM itself, with the secrets of the environment.
  func live(
    _ environment: Contracts.Environment, _ plain: [String: String]
  ) throws -> PreparedWorld {
    let secrets = try EnvironmentSecrets(allowsCommands: allowCommands).read(of: environment)
    let transport = CurlTransport(
      options: CurlOptions(version: CallReadyCommand.version, caFile: caFile))
    return PreparedWorld(
      world: .live, transport: transport, environment: environment.name.value,
      values: VariableValues(plain: plain, secrets: secrets), executor: transport.executor)
  }
}
