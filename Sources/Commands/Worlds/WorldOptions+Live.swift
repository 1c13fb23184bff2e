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
  ) async throws -> PreparedWorld {
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
    world.seed = UInt64.random(in: 1...UInt64.max)
    guard contract.needsSession else { return world }
    try await addTokens(to: &world, contract, environment, reader)
    return world
  }

  /// Secrets that a log-in may stand in for.
  private static let tokenNames: Set<String> = ["refresh_token", "access_token"]

  /// What `callready login` has stored, else what the environment's sources hold.
  private func addTokens(
    to world: inout PreparedWorld, _ contract: Contract, _ environment: Contracts.Environment,
    _ reader: EnvironmentSecrets
  ) async throws {
    if contract.token != nil {
      do throws(LoginProblem) {
        world.keeper = try await keeper(of: contract, in: world)
        try world.keeper?.held?.begin(at: world.transport.now)
      } catch {
        throw Ending.problem(error)
      }
    }
    if let held = world.keeper?.held?.tokens {
      let (name, token) =
        held.refreshToken.map { ("refresh_token", $0) } ?? ("access_token", held.accessToken)
      world.values.secrets[name] = Secret(token.reveal(), name: name)
      return
    }
    for declared in environment.secrets where Self.tokenNames.contains(declared.name.value) {
      let name = declared.name.value
      world.values.secrets[name] = reader.find(declared.source, named: name)
    }
  }

  private func keeper(
    of contract: Contract, in world: PreparedWorld
  ) async throws(LoginProblem) -> TokenKeeper {
    let service = try TokenService(
      contract: contract, environment: world.environment, plain: world.values.plain,
      secrets: world.values.secrets)
    let session = StoredSession(
      TokenDesk(service, over: world.transport),
      in: try TokenStore(environment: ProcessEnvironment.variables()))
    return TokenKeeper(
      session, holding: try await session.hold(), lifetimeIn: try service.lifetimePlace(),
      rotates: contract.token?.rotates.value == true)
  }
}
