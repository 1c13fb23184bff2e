// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GoTemplates
import PBXEmulation
import Redaction
import Transports

extension WriteExample {
  /// Why an example could not be judged: it is wrong itself.
  public enum Fault: Error {
    /// Its contract cannot be read, or a template of it cannot be rendered.
    case contract
  }

  /// Reads the contract, writes to the CRM, removes what was written, and lets every check judge it.
  public func ruling() throws(Fault) -> LookupJudge.Ruling {
    WritesJudge.judge(try run())
  }

  /// Everything that was written and removed.
  func run() throws(Fault) -> WritesRun {
    let name = endpoint.rawValue
    return try ExampleWriting(files: [name: text], faults: faults).run()
  }
}

/// A contract of several endpoints and a CRM of the examples, played from the first lookup to the end
/// of the clean-up.
struct ExampleWriting: Sendable {
  /// Texts of files by their endpoint; `contact-search` and `users` have examples of their own.
  var files: [String: String]
  var faults: [ExampleFault] = []
  /// The text of `users.yaml`; nil without one.
  var users: String? = ExampleWrites.users
  /// Whether what was written is removed.
  var cleansUp = true
  /// Questions after which the run ends.
  var limit = 1_000

  private static let secret = Secret("example-key-0123456789", name: "api_key")
  private static let begin = Timestamp(microseconds: 1_780_000_000_000_000)

  /// Everything that was written and removed.
  func run() throws(WriteExample.Fault) -> WritesRun {
    do {
      let pbx = try PBX(
        contract: try ContractReader.read(files: contractFiles, folder: "example"),
        values: VariableValues(
          plain: ["base_url": "https://crm.example/v1"], secrets: ["api_key": Self.secret]))
      return play(by: pbx)
    } catch {
      throw .contract
    }
  }

  private var contractFiles: [String: [UInt8]] {
    var texts = [
      "contract": ExampleWrites.contract, "contact-search": ExampleContract.contactSearch,
    ]
    texts["users"] = users
    texts.merge(files) { $1 }
    return Dictionary(
      uniqueKeysWithValues: texts.map { ("\($0.key).yaml", Array($0.value.utf8)) })
  }

  private func play(by pbx: PBX) -> WritesRun {
    let tag = WriteSetting.tag(seed: 7)
    let setting = WriteSetting(tag: tag, startedAt: Self.begin)
    var crm = ExampleCRM(faults)
    var clock = Self.begin
    var count = 0
    var written = WriteRun(by: pbx, in: "test", setting)
    count += converse(&written, with: &crm, &clock, limit: limit)
    var cleanUp = CleanUpRun(
      of: written.records, by: pbx, tag: tag, searching: Set(pbx.contract.writes.map(\.kind)))
    if cleansUp { _ = converse(&cleanUp, with: &crm, &clock, limit: 1_000) }
    return WritesRun(
      by: pbx, in: "test", written: (written, 1),
      cleanedUp: cleansUp ? (cleanUp, count + 1) : nil,
      stop: limit < 1_000 ? LimitBudget.kind.code : nil,
      redactor: Redactor(secrets: [Self.secret]))
  }

  /// - Returns: how many questions were asked.
  private func converse(
    _ conversation: inout some Conversation, with crm: inout ExampleCRM, _ clock: inout Timestamp,
    limit: Int
  ) -> Int {
    var asked = 0
    while asked < limit {
      let questions = conversation.next()
      if questions.isEmpty { break }
      for question in questions {
        switch question.delay {
        case .none: break
        case .pause(let time): clock = clock.advanced(by: time)
        case .until(let time): clock = max(clock, time)
        }
        let exchange = crm.answer(question).exchange(answering: question.request, at: clock)
        clock = clock.advanced(by: exchange.timings.total)
        conversation.receive(exchange, to: question)
        asked += 1
      }
    }
    return asked
  }
}

extension ExampleAnswer {
  fileprivate func exchange(answering request: Request, at time: Timestamp) -> Exchange {
    let outcome: Result<Response, TransportFailure>
    if let failure {
      let kind = TransportFailure.Kind(rawValue: failure) ?? .other
      outcome = .failure(TransportFailure(kind, "the server closed the connection"))
    } else {
      let fields = [HeaderField("Content-Type", contentType)] + headers.map { HeaderField($0, $1) }
      outcome = .success(Response(status: status ?? 0, headers: fields, body: Array(body.utf8)))
    }
    return Exchange(
      request: request, startedAt: time, timings: Timings(total: .milliseconds(milliseconds)),
      outcome: outcome, remoteAddress: address)
  }
}
