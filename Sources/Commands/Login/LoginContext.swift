// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Credentials
import CurlTransports
import Redaction

/// A contract's token endpoint, the store, and what asks the one and fills the other.
struct LoginContext {
  let contract: Contract
  let service: TokenService
  let store: TokenStore
  let desk: TokenDesk

  /// What was named on the command line.
  struct Choice {
    let contract: Contract
    let environment: Contracts.Environment
    let plain: [String: String]
    let caFile: String?
    let allowsCommands: Bool
    let deadline: Duration
    /// Whose log-in, if it is not the integration's.
    let identity: Identity?
  }

  /// The store of this process's user.
  static func userStore() throws -> TokenStore {
    do {
      return try TokenStore(environment: ProcessEnvironment.variables())
    } catch {
      throw Ending.problem(error)
    }
  }

  /// Reads the secrets that are needed, and more if they are named.
  init(_ choice: Choice, besides names: Set<String> = []) throws {
    let needed = TokenService.neededNames(choice.contract).union(names)
    // A person's own secrets stand for the integration's, as far as the token requests need them.
    let own = choice.identity?.variables.filter { needed.contains($0.name) } ?? []
    let replaced = needed.subtracting(own.map(\.name)).union(own.map(\.secret.value))
    var secrets = try EnvironmentSecrets(allowsCommands: choice.allowsCommands).read(
      of: choice.environment, only: replaced)
    secrets.merge(choice.identity?.values(in: secrets) ?? [:]) { $1 }
    contract = choice.contract
    store = try Self.userStore()
    do {
      service = try TokenService(
        contract: choice.contract, environment: choice.environment.name.value,
        plain: choice.plain, secrets: secrets, identity: choice.identity?.name.value)
    } catch {
      throw Ending.problem(error)
    }
    let transport = CurlTransport(
      options: CurlOptions(version: CallReadyCommand.version, caFile: choice.caFile))
    desk = TokenDesk(service, over: transport, deadline: choice.deadline)
  }

  /// The stored tokens of the contract, kept alive.
  var session: StoredSession { StoredSession(desk, in: store) }
}
