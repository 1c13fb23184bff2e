// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Diagnostics
import Redaction

/// Which contract, and which of its environments.
struct ContractOptions: CommandOptions {
  let contract: String
  let environment: String?
  var assignments: [String]

  init(_ line: inout ArgumentReader) {
    contract = line.required(
      .argument("contract", help: "The contract's folder, with contract.yaml in it."))
    environment = line.text(
      .option("env", help: "The environment; the contract's first by default."))
    assignments = line.texts(
      .option("set", help: "A variable's value for this run, as NAME=VALUE; may be repeated."))
  }

  /// Reads the contract, or shows everything that is wrong with it.
  func read() throws -> Contract {
    do {
      return try ContractReader.read(folder: contract)
    } catch {
      throw Ending.complaints(error.complaints, Ending.unreadable)
    }
  }

  /// The environment that was chosen.
  func environment(of contract: Contract) throws -> Contracts.Environment {
    guard let name = environment else { return contract.environments[0] }
    if let found = contract.environment(named: name) { return found }
    let known = contract.environments.map(\.name.value).joined(separator: ", ")
    throw Ending.message(
      "the contract has no environment '\(authored: name)'",
      help: "choose one of: \(authored: known)", Ending.wrongUsage)
  }

  /// Values of the environment's variables, with those of the command line.
  func variables(of environment: Contracts.Environment) throws -> [String: String] {
    var values: [String: String] = [:]
    for variable in environment.variables { values[variable.name.value] = variable.value.value }
    for assignment in assignments {
      guard let equals = assignment.firstIndex(of: "=") else {
        throw Ending.message(
          "--set takes NAME=VALUE, not '\(authored: assignment)'",
          help: "write --set base_url=http://127.0.0.1:8080", Ending.wrongUsage)
      }
      let name = String(assignment[..<equals])
      guard values[name] != nil else {
        let known = values.keys.sorted().joined(separator: ", ")
        throw Ending.message(
          """
          '\(authored: name)' is no variable of the environment \
          '\(authored: environment.name.value)'
          """,
          help: known.isEmpty
            ? "leave --set out: the environment has no variables"
            : "it has \(authored: known); secrets are never given on the command line",
          Ending.wrongUsage)
      }
      values[name] = String(assignment[assignment.index(after: equals)...])
    }
    return values
  }
}
