// SPDX-License-Identifier: Apache-2.0

import CommandLines
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
    let kept = contract.token == nil ? [] : try identityTokens(contract, environment)
    let needed =
      contract.needsSession ? names.subtracting(Self.tokenNames).subtracting(kept) : names
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
        try await addIdentities(to: &world, contract)
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

  /// The secrets of identities in whose place `callready login --identity`, or an earlier run, has
  /// stored tokens: their sources need not be there any more.
  private func identityTokens(
    _ contract: Contract, _ environment: Contracts.Environment
  ) throws -> Set<String> {
    do throws(LoginProblem) {
      let store = try TokenStore(environment: ProcessEnvironment.variables())
      var names: Set<String> = []
      for identity in contract.authentication.identities {
        let key = StoreKey(
          contract: contract.key, environment: environment.name.value,
          identity: identity.name.value)
        guard let secret = identity.refreshToken, try store.tokens(for: key) != nil else {
          continue
        }
        names.insert(secret)
      }
      return names
    } catch { throw Ending.problem(error) }
  }

  /// Takes the stored tokens of other identities; what their log-ins bring is stored.
  private func addIdentities(
    to world: inout PreparedWorld, _ contract: Contract
  ) async throws(LoginProblem) {
    world.setting = LifecycleSetting(hasVirtualTime: false, keepsIdentities: true)
    for identity in contract.authentication.identities {
      guard let secret = identity.refreshToken else { continue }
      let keeper = try await keeper(of: contract, in: world, as: identity)
      try keeper.held?.begin(at: world.transport.now)
      if let token = keeper.held?.tokens.refreshToken {
        world.values.secrets[secret] = Secret(token.reveal(), name: secret)
      }
      world.identityKeepers.append(keeper)
    }
  }

  private func keeper(
    of contract: Contract, in world: PreparedWorld, as identity: Identity? = nil
  ) async throws(LoginProblem) -> TokenKeeper {
    let service = try TokenService(
      contract: contract, environment: world.environment, plain: world.values.plain,
      secrets: world.values.secrets.merging(identity?.values(in: world.values.secrets) ?? [:]) {
        $1
      },
      identity: identity?.name.value)
    let session = StoredSession(
      TokenDesk(service, over: world.transport),
      in: try TokenStore(environment: ProcessEnvironment.variables()))
    return TokenKeeper(
      session, holding: try await session.hold(), lifetimeIn: try service.lifetimePlace(),
      rotates: contract.token?.rotates.value == true, identity: identity?.name.value)
  }
}
