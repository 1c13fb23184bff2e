// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import Execution
import PBXEmulation
import Readiness
import Redaction
import Testing
import Transports

/// A contract with these scenarios, its plan, and what comes of a run.
struct Make {
  static let secret = Secret("make-key-0123456789", name: "api_key")
  static let known = """
    known: { call: "+971500000000", finds: { ContactsId: abc123 } }
    """
  static let nobody = """
    nobody: { call: "+971509999999", finds: nothing }
    """

  let plan: RunPlan
  let redactor = Redactor(secrets: [secret])

  init(
    _ scenarios: [String] = [known, nobody], concurrency: Int = 5,
    request: String = "GET /contacts?phone={{UrlEncode .Phone}}",
    mapping: String =
      "{ ContactsId: data.#.id, FirstName: data.#.name, BusinessNumber: data.#.phone }",
    more: String = "", environment: String = "test"
  ) throws {
    let search = """
      endpoint: contact-search
      types:
        Contacts: \(request)
      mapping: \(mapping)
      scenarios:
      \(scenarios.map { "  " + $0 }.joined(separator: "\n"))
      \(more)

      """
    plan = try Self.plan(search, concurrency: concurrency, environment: environment)
  }

  /// A contract with a search of its own.
  init(search: String, concurrency: Int = 5) throws {
    plan = try Self.plan(search, concurrency: concurrency)
  }

  /// An environment with data of its own.
  private static let tenant = """
    tenant:
          data: own
          variables: { base_url: https://crm.example }
          secrets: { api_key: { from: env KEY } }
    """

  static func plan(
    _ search: String?, concurrency: Int = 5, environment: String = "test"
  ) throws -> RunPlan {
    let common = """
      callready: 1
      name: CRM
      concurrency: \(concurrency)
      base: "{{.base_url}}"
      pbx: { region: AE }
      environments:
        test:
          variables: { base_url: https://crm.example }
          secrets: { api_key: { from: env KEY } }
        \(search?.contains("tenant") == true ? tenant : "")
      authentication:
        fields: { base_url: { title: Address } }
        headers: { X-Api-Key: "{{.api_key}}" }
      owners: { api-developer: Lina }

      """
    var files = ["contract.yaml": Array(common.utf8)]
    if let search { files["contact-search.yaml"] = Array(search.utf8) }
    let contract = try ContractReader.read(files: files, folder: "made")
    let values = VariableValues(
      plain: ["base_url": "https://crm.example"], secrets: ["api_key": secret])
    return try RunPlan(
      contract: contract, environment: environment,
      pbx: try PBX(contract: contract, values: values))
  }

  func result(
    of traffic: RunTraffic, prepared: [ProbedLookup?]? = nil, besides others: [Finding] = []
  ) -> RunResult {
    var result = RunResult(
      toolVersion: "0", contract: .init(name: "CRM", version: "1", folder: "made", digest: "d"),
      environment: "test", world: .live, startedAt: Timestamp(microseconds: 0))
    RunAssessment(
      of: plan, traffic: traffic, prepared: prepared ?? plan.prepare(traffic, redactor: redactor),
      redactor: redactor, besides: others
    ).report(into: &result)
    // Nothing is asked here behind the lookups, and what that leaves open has tests of its own.
    result.promises = PromiseList(result.promises.filter { $0.endpoint != "contract" })
    return result
  }

  /// What comes of the plan if the CRM answers so; lookups answered with nil are not begun.
  func traffic(
    _ answer: (RunPlan.Step, Request) -> ScriptedTransport.Answer?
  ) -> RunTraffic {
    RunTraffic(
      lookups: plan.steps.map { step in
        var lookup = Lookup(step.probe.ask, by: plan.pbx, reads: step.probe.reads)
        while let (part, request) = lookup.next() {
          guard let answer = answer(step, request) else { return nil }
          lookup.receive(
            answer.exchange(answering: request, at: Timestamp(microseconds: 0)), to: part)
        }
        return lookup.answers
      })
  }

  /// The same with one answer for each scenario, in plan order, whenever it is asked; strangers are
  /// nobody.
  func traffic(_ answers: [ScriptedTransport.Answer]) -> RunTraffic {
    let asked = plan.steps.prefix(answers.count).map(\.probe.ask)
    let script = Dictionary(zip(asked, answers), uniquingKeysWith: { first, _ in first })
    return traffic { step, _ in script[step.probe.ask] ?? .nobody }
  }
}

extension RunResult {
  /// Code and cause of every promise that was not proven.
  var unproven: [String: Set<String>] {
    var unproven: [String: Set<String>] = [:]
    for promise in promises {
      guard case .notProven(let cause) = promise.outcome, case .code(let code) = cause else {
        continue
      }
      unproven[code, default: []].insert(promise.code)
    }
    return unproven
  }
}
