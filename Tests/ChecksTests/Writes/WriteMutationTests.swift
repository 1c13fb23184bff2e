// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Testing
import Transports

@testable import Checks

/// Every change of one answer of a healthy CRM that is written to shows in what is promised, or is
/// explained here.
struct WriteMutationTests {
  /// An answer, and the changes of it that nothing promised depends on, each with the reason; `key…`
  /// is every change whose name begins so.
  struct Place: Sendable, CustomTestStringConvertible {
    let endpoint: WriteEndpoint.Kind
    /// The question that it answers.
    let question: String
    let exchange: @Sendable (WritesRun) -> Exchange?
    let survivors: [String: [String]]

    var testDescription: String { "\(endpoint.rawValue), \(question)" }

    func explains(_ name: String) -> Bool {
      survivors.values.joined().contains {
        $0.hasSuffix("…") ? name.hasPrefix($0.dropLast()) : name == $0
      }
    }
  }

  /// A contract with everything that is judged of a record.
  private static func bench(
    _ endpoint: WriteEndpoint.Kind, _ faults: ExampleFault...
  ) -> WriteBench {
    let text =
      ExampleWrites.naming(endpoint).replacing("[markup]", with: "[]")
      + "settles-within: 2 s\nsent-twice: one\n"
    return WriteBench(
      writing: ExampleWriting(
        files: [endpoint.rawValue: text], faults: faults + [.recognises]))
  }

  @Test(arguments: places)
  func `every change of an answer shows in what is promised, or is explained`(
    _ place: Place
  ) throws {
    let run = try Self.bench(place.endpoint).writing.run()
    let healthy = WritesJudge.judge(run)
    #expect(healthy.findings.map(\.message) == [])
    let response = try #require(place.exchange(run)?.response)
    let mutants = try Self.mutants(of: response)
    var alive: Set<String> = []
    for (name, answer) in mutants {
      let ruling = try Self.bench(place.endpoint, .answers(place.question, answer)).ruling()
      let isSame =
        ruling.promises == healthy.promises && ruling.findings.isEmpty
        && ruling.failures.isEmpty
      if isSame { alive.insert(name) }
    }
    for (name, _) in mutants {
      #expect(alive.contains(name) == place.explains(name), "\(name)")
    }
  }

  /// Every change of a value, a key, the status and the media type; of an empty body the envelope.
  private static func mutants(of response: Response) throws -> [(String, ExampleAnswer)] {
    let body = String(decoding: response.body, as: UTF8.self)
    return try Mutant.all(of: body.isEmpty ? "{}" : body).map { mutant in
      let answer = mutant.answer
      let type = answer.headers.first { $0.name == "Content-Type" }?.value ?? ""
      let changed = ExampleAnswer(
        String(decoding: answer.body, as: UTF8.self),
        status: mutant.name.hasPrefix("status") ? answer.status : response.status,
        contentType: type, milliseconds: answer.milliseconds)
      return (mutant.name, changed)
    }
  }
}

extension WriteMutationTests {
  private static func first(_ run: WritesRun) -> WriteItem? {
    run.written?.allItems.first { $0.reason == .promised }
  }

  static let places: [Place] = [
    Place(
      endpoint: .callJournal, question: "inbound-answered: write",
      exchange: { first($0)?.written?.exchange }, survivors: [:]),
    Place(
      endpoint: .callJournal, question: "inbound-answered: read",
      exchange: { first($0)?.reads.first?.last?.exchange }, survivors: [:]),
    Place(
      endpoint: .callJournal, question: "inbound-answered: named 1",
      exchange: { first($0)?.named.first?.hearing?.exchange }, survivors: [:]),
    Place(
      endpoint: .callJournal, question: "inbound-answered: settled",
      exchange: { first($0)?.settled?.exchange }, survivors: [:]),
    Place(
      endpoint: .callJournal, question: "inbound-answered: write again",
      exchange: { first($0)?.repeated?.exchange }, survivors: [:]),
    Place(
      endpoint: .callJournal, question: "count",
      exchange: { $0.written?.counts.first?.hearing.exchange }, survivors: [:]),
    Place(
      endpoint: .callJournal, question: "remove 1",
      exchange: { $0.cleanedUp?.removals.first?.removed?.exchange }, survivors: [:]),
    Place(
      endpoint: .callJournal, question: "read removed 1",
      exchange: { $0.cleanedUp?.removals.first?.read?.exchange }, survivors: [:]),
    Place(
      endpoint: .callJournal, question: "search 1",
      exchange: { $0.cleanedUp?.searches.first?.hearing.exchange }, survivors: [:]),
    Place(
      endpoint: .ticketCreation, question: "inbound-answered: write",
      exchange: { first($0)?.written?.exchange }, survivors: [:]),
    Place(
      endpoint: .ticketCreation, question: "inbound-answered: read",
      exchange: { first($0)?.reads.first?.last?.exchange }, survivors: [:]),
    Place(
      endpoint: .contactCreation, question: "new caller: write",
      exchange: { first($0)?.written?.exchange }, survivors: [:]),
    Place(
      endpoint: .contactCreation, question: "new caller: read",
      exchange: { first($0)?.reads.first?.last?.exchange }, survivors: [:]),
    Place(
      endpoint: .contactCreation, question: "new caller: e164 1.1",
      exchange: { first($0)?.lookups.first?.attempts.last?.last?.exchange }, survivors: [:]),
    Place(
      endpoint: .contactCreation, question: "new caller: write again",
      exchange: { first($0)?.repeated?.exchange }, survivors: [:]),
  ]
}
