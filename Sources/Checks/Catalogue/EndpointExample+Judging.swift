// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GoTemplates
import PBXEmulation
import Redaction
import Transports

extension EndpointExample {
  /// Why an example could not be judged: it is wrong itself.
  public enum Fault: Error {
    /// Its contract cannot be read, or a template of it cannot be rendered.
    case contract
  }

  private static let secret = Secret("example-key-0123456789", name: "api_key")

  /// Reads the contract, answers everything that is asked, and lets every check judge it.
  public func ruling() throws(Fault) -> LookupJudge.Ruling {
    do {
      let contract = try ContractReader.read(
        files: [
          "contract.yaml": Array(ExampleContract.contract.utf8),
          "\(endpoint).yaml": Array(text.utf8),
        ], folder: "example")
      let pbx = try PBX(
        contract: contract,
        values: VariableValues(
          plain: ["base_url": "https://crm.example/v1"], secrets: ["api_key": Self.secret]))
      return endpoint == "users" ? try users(pbx) : try followUp(pbx)
    } catch {
      throw .contract
    }
  }

  private func users(_ pbx: PBX) throws(Fault) -> LookupJudge.Ruling {
    guard let scope = UsersScope(pbx.contract, environment: "test") else { throw .contract }
    var walk = UserWalk(by: pbx)
    while let (step, request) = walk.nextStep() {
      walk.receive(answer(to: step).exchange(answering: request), to: step)
    }
    return UsersJudge.judge(
      UsersRun(
        scope, askedBy: pbx, walk: walk, numbers: walk.answers.indices.map { $0 + 1 },
        redactor: Redactor(secrets: [Self.secret])))
  }

  private func answer(to step: UserStep) -> ExampleAnswer {
    let first = answers.indices.contains(step.page - 1) ? answers[step.page - 1] : nil
    let total = answers.first?.statedTotal ?? 0
    let empty = ExampleAnswer(#"{"data": [], "total": \#(total)}"#)
    switch step.purpose {
    case .walk, .beyond: return first ?? empty
    case .again: return again[step.page] ?? first ?? empty
    case .wider: return wider ?? ExampleAnswer(#"{"error": "too many"}"#, status: 400)
    }
  }

  private func followUp(_ pbx: PBX) throws(Fault) -> LookupJudge.Ruling {
    var round = FollowUpRound(after: .login, by: pbx)
    while let (position, request) = round.nextRequest() {
      let place = round.answers.count
      let answer = answers.indices.contains(place) ? answers[place] : ExampleAnswer("{}")
      round.receive(answer.exchange(answering: request), to: position)
    }
    return FollowUpJudge.judge(
      round, askedBy: pbx, numbers: round.answers.indices.map { $0 + 1 },
      redactor: Redactor(secrets: [Self.secret]))
  }
}

extension ExampleAnswer {
  /// The number behind `"total":`, as the examples about users write it.
  fileprivate var statedTotal: Int? {
    guard let range = body.firstRange(of: "\"total\": ") else { return nil }
    return Int(body[range.upperBound...].prefix(while: \.isNumber))
  }

  fileprivate func exchange(answering request: Request) -> Exchange {
    let fields = [HeaderField("Content-Type", contentType)] + headers.map { HeaderField($0, $1) }
    return Exchange(
      request: request, startedAt: Timestamp(microseconds: 0),
      timings: Timings(total: .milliseconds(milliseconds)),
      outcome: .success(Response(status: status ?? 0, headers: fields, body: Array(body.utf8))),
      remoteAddress: address)
  }
}
