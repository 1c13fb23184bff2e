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

  private static let time = ["time 5 s"]
  private static let written = [
    "five seconds are promised of a write": time,
    "each status of a write that succeeds": ["status 201"],
  ]
  /// Of reads of ours only the values count: no PBX sends them.
  private static let envelope = [
    "status 201", "status 204", "media type…", "time 5 s", "body cut",
  ]
  private static let read = [
    "of a read of ours the promised values count": envelope,
    "the id is not among them": ["data.id…", "key data.id…"],
  ]
  private static let again = ["of a second write the id counts": envelope]

  static let places: [Place] = [
    Place(
      endpoint: .callJournal, question: "inbound-answered: write",
      exchange: { first($0)?.written?.exchange }, survivors: written),
    Place(
      endpoint: .callJournal, question: "inbound-answered: read",
      exchange: { first($0)?.reads.first?.last?.exchange }, survivors: read),
    Place(
      endpoint: .callJournal, question: "inbound-answered: named 1",
      exchange: { first($0)?.named.first?.hearing?.exchange },
      survivors: ["of a read of ours the promised values count": envelope]),
    Place(
      endpoint: .callJournal, question: "inbound-answered: settled",
      exchange: { first($0)?.settled?.exchange }, survivors: read),
    Place(
      endpoint: .callJournal, question: "inbound-answered: write again",
      exchange: { first($0)?.repeated?.exchange }, survivors: again),
    Place(
      endpoint: .callJournal, question: "count",
      exchange: { $0.written?.counts.first?.hearing.exchange },
      survivors: [
        "of a read of ours the promised values count": envelope,
        "a record that is listed twice is one": ["data twice"],
      ]),
    Place(
      endpoint: .callJournal, question: "remove 1",
      exchange: { $0.cleanedUp?.removals.first?.removed?.exchange },
      survivors: [
        "the read after it shows that the record is gone": [
          "body…", "status…", "media type…", "time 5 s",
        ]
      ]),
    Place(
      endpoint: .callJournal, question: "read removed 1",
      exchange: { $0.cleanedUp?.removals.first?.read?.exchange },
      survivors: [
        "the status alone says that the record is gone": [
          "body…", "key error…", "error…", "status 404", "media type…", "time 5 s",
        ]
      ]),
    Place(
      endpoint: .callJournal, question: "search 1",
      exchange: { $0.cleanedUp?.searches.first?.hearing.exchange },
      survivors: [
        "nothing is left, and no other answer names a record": [
          "body…", "key data…", "data null", "data true", "data an object", "data empty",
          "data twice", "status 2…", "media type…", "time 5 s",
        ]
      ]),
    Place(
      endpoint: .ticketCreation, question: "inbound-answered: write",
      exchange: { first($0)?.written?.exchange }, survivors: written),
    Place(
      endpoint: .ticketCreation, question: "inbound-answered: read",
      exchange: { first($0)?.reads.first?.last?.exchange }, survivors: read),
    Place(
      endpoint: .contactCreation, question: "new caller: write",
      exchange: { first($0)?.written?.exchange }, survivors: written),
    Place(
      endpoint: .contactCreation, question: "new caller: read",
      exchange: { first($0)?.reads.first?.last?.exchange },
      survivors: read.merging(
        [
          "the example's CRM has users of every id, and only that there is one is promised": [
            "data.owner true", "data.owner a…", "data.owner an…",
          ]
        ]) { $1 }),
    Place(
      endpoint: .contactCreation, question: "new caller: e164 1.1",
      exchange: { first($0)?.lookups.first?.attempts.last?.last?.exchange },
      survivors: [
        "of this lookup the id counts; scenarios of the search promise the rest": envelope + [
          "data twice", "data.0.full_name…", "data.0.phone…", "key data.0.full_name renamed",
          "key data.0.phone renamed",
        ]
      ]),
    Place(
      endpoint: .contactCreation, question: "new caller: write again",
      exchange: { first($0)?.repeated?.exchange }, survivors: again),
  ]
}
