// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Contracts
import Credentials
import CurlTransports
import PBXEmulation
import Readiness
import Redaction
import Transports

extension WorldOptions {
  /// The CRM itself, with the secrets of the environment and the tokens of a log-in.
  func live(
    _ contract: Contract, _ environment: Contracts.Environment, _ plain: [String: String]
  ) throws -> PreparedWorld {
    try AuthorityFile.check(caFile)
    let names = Set(environment.secrets.map(\.name.value))
    let needed = contract.needsSession ? names.subtracting(Self.tokenNames) : names
    let reader = EnvironmentSecrets(allowsCommands: allowCommands)
    let secrets = try reader.read(of: environment, only: needed)
    let transport = CurlTransport(
      options: CurlOptions(version: CallReadyCommand.version, caFile: caFile))
    var world = PreparedWorld(
      world: .live, transport: transport, environment: environment.name.value,
      values: VariableValues(plain: plain, secrets: secrets), executor: transport.executor)
    guard contract.needsSession else { return world }
    try addTokens(to: &world, contract, environment, reader)
    return world
  }

  /// Secrets that a log-in may stand in for.
  private static let tokenNames: Set<String> = ["refresh_token", "access_token"]

  /// What `callready login` has stored, else what the environment's sources hold.
  private func addTokens(
    to world: inout PreparedWorld, _ contract: Contract, _ environment: Contracts.Environment,
    _ reader: EnvironmentSecrets
  ) throws {
    var isStored = false
    if contract.token != nil {
      do {
        let service = try TokenService(
          contract: contract, environment: world.environment, plain: world.values.plain,
          secrets: world.values.secrets)
        let session = StoredSession(
          TokenDesk(service, over: world.transport), in: try LoginContext.userStore())
        let stored = try session.stored()
        world.keeper = TokenKeeper(
          session, lifetimeIn: try service.lifetimePlace(), replaces: stored != nil,
          rotates: contract.token?.rotates.value == true)
        if let token = stored?.refreshToken {
          world.values.secrets["refresh_token"] = Secret(token.reveal(), name: "refresh_token")
          isStored = true
        } else if let token = stored?.accessToken {
          world.values.secrets["access_token"] = Secret(token.reveal(), name: "access_token")
          isStored = true
        }
      } catch let problem as LoginProblem {
        throw Ending.problem(problem)
      }
    }
    guard !isStored else { return }
    for declared in environment.secrets where Self.tokenNames.contains(declared.name.value) {
      let name = declared.name.value
      world.values.secrets[name] = reader.find(declared.source, named: name)
    }
  }
}
