// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Execution
import PBXEmulation
import Redaction

/// `callready render`: every request of an endpoint, as it would be sent.
struct RenderCommand: Command {
  static let name = "render"

  static var summary: CommandSummary {
    CommandSummary(
      "Shows every request of an endpoint for given values. Sends nothing, reads no secret.",
      discussion: """
        --set gives values to variables of the environment, to what the PBX fills in (Phone, \
        SearchValue), and to what only an answer would bring (ContactsId and the other mapped \
        fields); what is not given is stood in for and marked. Secrets are shown by name.

        Exit status: 0 all requests are shown; 2 the contract cannot be read, or a request cannot \
        be rendered with these values; 64 wrong usage.
        """)
  }

  let contract: ContractOptions
  let endpoint: String?
  let curl: Bool

  init(_ line: inout ArgumentReader) {
    contract = ContractOptions(&line)
    endpoint = line.text(
      .argument("endpoint", help: "The endpoint, such as contact-search; all without it."))
    curl = line.flag(.curl)
  }

  func run() throws {
    let contract = try contract.read()
    let search = try search(in: contract)
    let given = try Assignment.read(self.contract.assignments, option: "--set")
    let environment = try self.contract.environment(of: contract)
    let atRunTime = Dictionary(given.map { ($0.name, $0.value) }) { $1 }
      .filter { RunTimeValues.names(of: search).contains($0.key) }
    let values = VariableValues(
      plain: try variables(of: environment, besides: RunTimeValues.names(of: search)),
      standingInFor: environment.secrets)
    let rendering: EndpointRendering
    do {
      rendering = EndpointRendering(
        of: search, pbx: try PBX(contract: contract, values: values),
        values: RunTimeValues(search, environment: environment.name.value, given: atRunTime))
    } catch {
      throw Ending.complaints(PlanError(rendering: error).complaints, Ending.unreadable)
    }
    for block in rendering.blocks(asCurl: curl) { Console.print(block) }
    Console.print("# environment \(authored: environment.name.value); secrets are shown by name")
    if !rendering.complaints.isEmpty {
      throw Ending.complaints(rendering.complaints, Ending.unreadable)
    }
  }

  /// The endpoint that is asked for.
  private func search(in contract: Contract) throws -> ContactSearch {
    guard endpoint ?? "contact-search" == "contact-search" else {
      throw Ending.message(
        "there is no endpoint '\(authored: endpoint ?? "")'", help: "choose contact-search",
        Ending.wrongUsage)
    }
    guard let search = contract.contactSearch else {
      throw Ending.message(
        "the contract has no contact search", help: "write contact-search.yaml", Ending.unreadable)
    }
    return search
  }

  /// The environment's variables; what is known at run time only is none of them.
  private func variables(
    of environment: Contracts.Environment, besides names: [String]
  ) throws -> [String: String] {
    let own = environment.variables.map(\.name.value)
    for name in try Assignment.read(contract.assignments, option: "--set").map(\.name)
    where !names.contains(name) && !own.contains(name) {
      if environment.secrets.contains(where: { $0.name.value == name }) {
        throw Ending.message(
          "'\(authored: name)' is a secret, and secrets are shown by name",
          help: "leave --set \(authored: name) out", Ending.wrongUsage)
      }
      throw Ending.message(
        "nothing is named '\(authored: name)' in the environment or in a request",
        help: "known are \(authored: (own + names).joined(separator: ", "))", Ending.wrongUsage)
    }
    var options = contract
    options.assignments.removeAll { text in
      names.contains { text.hasPrefix($0 + "=") } && !own.contains { text.hasPrefix($0 + "=") }
    }
    return try options.variables(of: environment)
  }
}
