// SPDX-License-Identifier: Apache-2.0

public import Contracts
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Transports

/// The part of a contract's users that an environment runs.
public struct UsersScope: Sendable {
  /// The contract.
  public let contract: Contract
  /// Get Users.
  public let endpoint: UsersEndpoint
  /// The extensions that are judged here, in the order of the contract.
  public let agents: [UsersEndpoint.Agent]

  /// What runs in an environment; nil if the contract has no users.yaml.
  public init?(_ contract: Contract, environment name: String) {
    guard let endpoint = contract.users else { return nil }
    let isOwn = contract.environment(named: name)?.data == .own
    self.contract = contract
    self.endpoint = endpoint
    agents = endpoint.agents.filter { agent in
      agent.only.isEmpty ? !isOwn : agent.only.contains { $0.value == name }
    }
  }
}
