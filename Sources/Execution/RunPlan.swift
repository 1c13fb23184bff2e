// SPDX-License-Identifier: Apache-2.0

public import Checks
public import Contracts
import Diagnostics
import GoTemplates
public import PBXEmulation
import Redaction
public import Transports

/// What a run will ask, in order: a value that can be printed before anything is sent.
public struct RunPlan: Sendable {
  /// One request and the scenarios it answers.
  public struct Step: Sendable {
    /// The number of the exchange, from 1.
    public let number: Int
    /// What the checks want asked.
    public let probe: Probe
    /// The request as it will be sent.
    ///
    /// It holds secrets: redact it before showing it.
    public let request: Request
    /// The scenarios it answers, as positions in the contract.
    public let scenarios: [Int]
  }

  /// The contract.
  public let contract: Contract
  /// The environment's name.
  public let environment: String
  /// The PBX that will ask.
  public let pbx: PBX
  /// The requests in plan order.
  public let steps: [Step]

  /// How many requests are sent at most.
  public var requests: Int { steps.reduce(0) { $0 + $1.probe.requests } }

  /// How many records can be created or changed at most.
  public var writes: Int { steps.reduce(0) { $0 + $1.probe.writes } }

  /// Collects what every check wants asked, merges what is equal, and renders the requests.
  ///
  /// - Throws: complaints about templates and paths that cannot be rendered with these values.
  public init(contract: Contract, environment: String, pbx: PBX) throws(PlanError) {
    // Everything that can fail comes first: nothing of the plan is there when it is given up.
    let steps = try Self.steps(of: contract, pbx)
    self.contract = contract
    self.environment = environment
    self.pbx = pbx
    self.steps = steps
  }

  private static func steps(of contract: Contract, _ pbx: PBX) throws(PlanError) -> [Step] {
    guard let search = contract.contactSearch else { return [] }
    var steps: [Step] = []
    var complaints: Set<Complaint> = []
    let callers = Dictionary(
      grouping: search.scenarios.indices, by: { search.scenarios[$0].call.value })
    for probe in probes(of: contract, search) {
      do throws(TemplateExecutionError) {
        let type = search.types[probe.type]
        try renderPaths(of: type, for: probe.caller, pbx)
        let request = try pbx.request(searching: type, for: probe.caller)
        steps.append(
          Step(
            number: steps.count + 1, probe: probe, request: request,
            scenarios: callers[probe.caller] ?? []))
      } catch {
        complaints.insert(PlanError.complaint(error))
      }
    }
    guard complaints.isEmpty else { throw PlanError(complaints: complaints.sorted()) }
    return steps
  }

  /// Every check's probes, each once, in the order of the contract's scenarios.
  private static func probes(of contract: Contract, _ search: ContactSearch) -> [Probe] {
    let wanted = Set(CheckCatalogue.lookup.flatMap { $0.probes(in: contract) })
    var ordered: [Probe] = []
    var seen: Set<Probe> = []
    for scenario in search.scenarios {
      for type in search.types.indices {
        let probe = Probe(type: type, caller: scenario.call.value)
        if wanted.contains(probe), seen.insert(probe).inserted { ordered.append(probe) }
      }
    }
    return ordered
  }

  /// Paths may hold variables: they are rendered now, so that judging cannot fail on them later.
  private static func renderPaths(
    of type: ContactType, for caller: String, _ pbx: PBX
  ) throws(TemplateExecutionError) {
    _ = try pbx.contacts(in: [], of: type, caller: caller)
  }
}
