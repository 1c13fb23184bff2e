// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Checks
import Contracts
import Diagnostics
import Execution
import PBXEmulation
import Readiness
import Redaction
import Transports

/// `callready plan`: prints what a run would ask, and sends nothing.
struct PlanCommand: Command {
  static let name = "plan"

  static var summary: CommandSummary {
    CommandSummary(
      "Prints what a run would ask, in order. Sends nothing, reads no secret.",
      discussion: """
        Exit status: 0 a run could be begun; 3 it would be refused, since it needs more requests \
        than the budget of its environment; 2 the contract cannot be read, or a template not be \
        rendered.
        """)
  }

  let contract: ContractOptions
  let curl: Bool

  init(_ line: inout ArgumentReader) {
    contract = ContractOptions(&line)
    curl = line.flag(.curl)
  }

  func run() throws {
    let contract = try contract.read()
    let session = try PlanSession(contract: contract, options: self.contract)
    let plan = try session.plan()
    show(plan, isBefore: true, session)
    for step in plan.steps {
      let exchange = session.redactor.redact(step.request)
      Console.print(curl ? exchange.curlCommand : text(exchange, step, plan))
    }
    show(plan, isBefore: false, session)
    Console.print(
      """
      plan: \(requests(of: plan)), \(plan.writes) writes, at most \
      \(contract.concurrency) at once, environment \(authored: plan.environment)
      """)
    try compare(plan, with: session.environment.budget)
  }

  /// Says what the environment's budget will do to a run, and fails where it will do nothing at all.
  private func compare(_ plan: RunPlan, with budget: Contracts.Environment.Budget) throws {
    if let refusal = plan.refusal {
      Console.complain([Notice(refusal, headword: "could not ask")])
      throw Ending.couldNotRun
    }
    guard plan.requests > budget.requests else { return }
    Console.complain(
      """
      note: a run stops at \(budget.requests) requests, the budget of \
      '\(authored: plan.environment)', if what follows each record goes beyond
      """)
  }

  /// What is asked before the lookups, or behind them, if everything is answered as promised.
  private func show(_ plan: RunPlan, isBefore: Bool, _ session: PlanSession) {
    for script in plan.scripts where script.stage.isBeforeLookups == isBefore {
      if !curl { Console.print(heading(of: script)) }
      var rest = script.questions[...]
      while let question = rest.first {
        // A burst is one line of a plan, however often it asks.
        let times = rest.prefix {
          ($0.request, $0.purpose, $0.delay) == (question.request, question.purpose, question.delay)
        }.count
        rest = rest.dropFirst(times)
        let request = session.redactor.redact(question.request)
        guard !curl else {
          for _ in 0..<times { Console.print(request.curlCommand) }
          continue
        }
        let often: RedactedText = times > 1 ? ", \(times) times" : ""
        Console.print("# \(authored: question.purpose)\(often)\(delay(question.delay))")
        Console.print(request.httpText + "\n")
      }
    }
  }

  private func heading(of script: StageScript) -> RedactedText {
    let refusals = script.questions.count { question in
      if case .refused = question.imagined { true } else { false }
    }
    let order: RedactedText = script.stage == .lifecycle ? "last and one by one" : "one by one"
    let harm: RedactedText = refusals == 0 ? "" : ", \(refusals) of them to be refused, \(order)"
    let most: RedactedText = script.requests > script.questions.count ? "at most " : ""
    let count: RedactedText =
      script.requests == 1 ? "1 request" : "\(most)\(script.requests) requests"
    return "## \(authored: script.stage.title): \(count)\(harm)\n"
  }

  private func delay(_ delay: Question.Delay) -> RedactedText {
    switch delay {
    case .none: ""
    case .pause(let time): " (\(time.components.seconds) s after the one before)"
    case .until: " (when the token has ended)"
    }
  }

  /// How many there are at least, one a search, and at most, if every record is followed up.
  private func requests(of plan: RunPlan) -> RedactedText {
    let least =
      plan.steps.reduce(0) { $0 + $1.leastRequests }
      + plan.scripts.reduce(0) { $0 + $1.questions.count }
    return least == plan.requests
      ? "\(plan.requests) requests" : "\(least) to \(plan.requests) requests"
  }

  private func text(
    _ request: RedactedRequest, _ step: RunPlan.Step, _ plan: RunPlan
  ) -> RedactedText {
    let names = plan.scenarioNames(of: step).joined(separator: ", ")
    let purpose = names.isEmpty ? step.probe.phase.title : names
    let more: RedactedText =
      step.requests > 1 ? " (1 of at most \(step.requests) requests)" : ""
    let title: RedactedText = "# \(step.number) \(authored: purpose)\(more)"
    return title + "\n" + request.httpText + "\n"
  }
}

/// A plan without a world: secrets are stood in for by their names.
private struct PlanSession {
  let contract: Contract
  let environment: Contracts.Environment
  let values: VariableValues
  let redactor: Redactor

  init(contract: Contract, options: ContractOptions) throws {
    self.contract = contract
    environment = try options.environment(of: contract)
    var values = VariableValues(plain: try options.variables(of: environment))
    for (index, declared) in environment.secrets.enumerated() {
      let name = declared.name.value
      values.secrets[name] = Secret(
        Redactor.placeholder(number: index + 1, name: name), name: name)
    }
    self.values = values
    redactor = Redactor(secrets: [])
  }

  func plan() throws -> RunPlan {
    try contract.plan(environment: environment.name.value, values: values, redactor: redactor)
  }
}
