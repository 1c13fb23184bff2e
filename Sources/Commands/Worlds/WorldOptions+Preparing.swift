// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Redaction

extension WorldOptions {
  /// Starts, opens or connects what the options name.
  func prepare(_ contract: Contract, _ options: ContractOptions) async throws -> PreparedWorld {
    let environment = try options.environment(of: contract)
    let plain = try options.variables(of: environment)
    if let replay {
      try refuseValues(options)
      return try recorded(replay, contract, environment, options)
    }
    if sandbox {
      return try await sandboxed(contract, environment, plain)
    }
    return try await live(contract, environment, plain)
  }

  /// A recording brings the values it was made with; others would be passed over in silence.
  private func refuseValues(_ options: ContractOptions) throws {
    guard !options.assignments.isEmpty else { return }
    throw Ending.message(
      "--set and --replay exclude each other: a recording has the values it was made with",
      help: "leave --set out, or record again with it", Ending.wrongUsage)
  }
}
