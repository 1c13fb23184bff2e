// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GoTemplates
import PBXEmulation
import Readiness
import Redaction
import Transports

/// Puts every check to what the PBX wrote, in order, so that one cause gives one finding.
public enum WritesJudge {
  /// What is promised about an endpoint's records, when nothing was written.
  public static func kinds(of endpoint: WriteEndpoint) -> [FindingKind] {
    WriteCatalogue.kinds(of: endpoint)
  }

  /// Judges contacts first, then tickets, then the journals that may stand on both.
  public static func judge(_ run: WritesRun) -> LookupJudge.Ruling {
    var hearing = Hearing(run: run)
    let order: [WriteEndpoint.Kind] = [.contactCreation, .ticketCreation, .callJournal]
    for endpoint in order.compactMap({ run.contract.writeEndpoint($0) }) {
      if let policy = run.policy {
        hearing.leaveOpen(endpoint, .policy(policy))
      } else if let written = run.written, !written.allItems.isEmpty {
        hearing.judge(endpoint, written.allItems.filter { $0.endpoint.kind == endpoint.kind })
      } else {
        let isStopped = run.stop != nil || !run.findings.isEmpty
        hearing.leaveOpen(
          endpoint, isStopped ? .code(run.stopCode) : .policy("nothing was to be written"))
      }
    }
    hearing.judgeTrace()
    hearing.ruling.findings = Finding.together(hearing.ruling.findings, of: hearing.ruling.promises)
    hearing.ruling.failures = Finding.together(hearing.ruling.failures, of: [])
    return hearing.ruling
  }

  /// What was found and ruled so far.
  private struct Hearing {
    var run: WritesRun
    var ruling = LookupJudge.Ruling()

    mutating func leaveOpen(_ endpoint: WriteEndpoint, _ cause: PromiseResult.Cause) {
      for kind in WritesJudge.kinds(of: endpoint) {
        ruling.promises.append(
          PromiseResult(
            kind, endpoint: endpoint.kind.rawValue, scenario: "", .notProven(because: cause)))
      }
    }

    mutating func judge(_ endpoint: WriteEndpoint, _ items: [WriteItem]) {
      if items.isEmpty { return leaveOpen(endpoint, .policy("the contract has nothing to write")) }
      let before = run.findings.count
      let cases = items.map { judge($0) }
      for check in WriteCatalogue.series
      where check.endpoints.contains(endpoint.kind) && check.concerns(endpoint) {
        let all = WriteEndpointCase(
          endpoint: endpoint, items: cases, run: run,
          earlier: Array(run.findings[before...]))
        for promise in check.judge(all) {
          add(promise.judgement, check.kind(of: endpoint.kind), endpoint.kind, promise.name)
        }
      }
      let all = WriteEndpointCase(endpoint: endpoint, items: cases, run: run, earlier: [])
      add(WriteLatency.judge(all), WriteLatency.kind(of: endpoint.kind), endpoint.kind, "")
    }

    private mutating func judge(_ item: WriteItem) -> WriteCase {
      var record = WriteCase(item, of: run)
      judgeAnswers(of: &record)
      for check in WriteCatalogue.items
      where check.endpoints.contains(record.kind) && check.concerns(record.endpoint) {
        let judgement = check.judge(record)
        record.earlier += judgement.findings
        add(judgement, check.kind(of: record.kind), record.kind, item.fullName)
      }
      return record
    }

    /// What the checks of answers say about the write and what follows it, together.
    private mutating func judgeAnswers(of record: inout WriteCase) {
      let item = record.item
      guard !item.mustBeRefused, item.reason != .sameNumber, !item.isTriedOut else { return }
      let checks = CheckCatalogue.commonAnswers
      var judgements = [[Judgement]](repeating: [], count: checks.count)
      for var answer in record.answers {
        for (place, judgement) in answer.judgements().enumerated() {
          let others = judgements[place].flatMap(\.findings)
          judgements[place].append(judgement.besides(others))
        }
      }
      for (check, judgements) in zip(checks, judgements) {
        let judgement =
          judgements.isEmpty
          ? (record.obstacle ?? .code(run.stopCode)).judgement : Judgement.all(judgements)
        record.earlier += judgement.findings
        add(
          judgement, check.kind.concerning(record.kind.capability), record.kind, item.fullName)
      }
    }

    mutating func judgeTrace() {
      guard run.policy == nil, let items = run.written?.allItems,
        let (endpoint, judgement) = TraceWholeCall.judge(run, items)
      else { return }
      add(judgement, TraceWholeCall.kind, endpoint, TraceWholeCall.scenario)
    }

    private mutating func add(
      _ judgement: Judgement, _ kind: FindingKind, _ endpoint: WriteEndpoint.Kind, _ name: String
    ) {
      guard let outcome = judgement.outcome else { return }
      ruling.promises.append(
        PromiseResult(kind, endpoint: endpoint.rawValue, scenario: name, outcome))
      if case .couldNotAsk(let finding) = judgement {
        ruling.failures.append(finding)
      } else {
        ruling.findings += judgement.findings
      }
      run.findings += judgement.findings
    }
  }
}

extension WriteCase {
  /// The answers that the checks of answers look at: that of the write, and of what follows it.
  fileprivate var answers: [WriteAnswerCase] {
    guard let written = item.written else { return [] }
    // What follows a record that is not there fails because of that.
    if item.isMissing { return [WriteAnswerCase(item, written, of: run)] }
    let steps = item.steps.sorted { $0.key < $1.key }.map { place, hearing in
      WriteAnswerCase(item.type.then[place], of: item, hearing, of: run)
    }
    return [WriteAnswerCase(item, written, of: run)] + steps
  }
}
