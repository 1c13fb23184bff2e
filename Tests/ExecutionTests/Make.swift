// SPDX-License-Identifier: Apache-2.0

import Contracts
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
      "{ ContactsId: data.#.id, FirstName: data.#.name, BusinessNumber: data.#.phone }"
  ) throws {
    let search = """
      endpoint: contact-search
      types:
        Contacts: \(request)
      mapping: \(mapping)
      scenarios:
      \(scenarios.map { "  " + $0 }.joined(separator: "\n"))

      """
    plan = try Self.plan(search, concurrency: concurrency)
  }

  static func plan(_ search: String?, concurrency: Int = 5) throws -> RunPlan {
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
      contract: contract, environment: "test", pbx: try PBX(contract: contract, values: values))
  }

  func result(of exchanges: [Exchange?]) -> RunResult {
    var result = RunResult(
      toolVersion: "0", contract: .init(name: "CRM", version: "1", folder: "made", digest: "d"),
      environment: "test", world: .live, startedAt: Timestamp(microseconds: 0))
    RunAssessment(of: plan, exchanges: exchanges, redactor: redactor).report(into: &result)
    return result
  }

  /// The exchanges that would come of these answers, in plan order.
  func exchanges(_ answers: [ScriptedTransport.Answer?]) -> [Exchange?] {
    zip(plan.steps, answers).map { step, answer in
      answer.map { $0.exchange(answering: step.request, at: Timestamp(microseconds: 0)) }
    }
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
