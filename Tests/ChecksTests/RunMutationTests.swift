// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Testing
import Transports

/// Every change of one answer of a healthy run shows in what is promised, or is explained here.
///
/// Two contact types, a shared number, spellings, a request behind each record, a read.
struct RunMutationTests {
  static let search = """
    endpoint: contact-search
    types:
      Contacts:
        request: GET /contacts?phone={{UrlEncode .Phone}}
        read: { request: "GET /contacts/{{.RecordId}}", id: id }
        then:
          details:
            request: GET /details/{{.ContactsId}}
            mapping: { Company: company }
            response: { fields: { success: true } }
      Leads: GET /leads?phone={{UrlEncode .Phone}}
    mapping: { ContactsId: data.#.id, FirstName: data.#.name, BusinessNumber: data.#.phone }
    popup: https://crm.example/c/{{.ContactId}}
    when-several: newest by data.#.at
    response: { headers: { X-Kind: crm }, fields: { total: { at-most: 2 } } }
    scenarios:
      known: { call: "+971500000000", finds: { ContactsId: abc123, FirstName: Aisha, Company: K } }
      desk: { call: "+97144000000", finds: [Contacts/c7, Contacts/c3] }
      lead: { call: "+971501111111", in: Leads, finds: { ContactsId: l1, FirstName: Hugo } }
      nobody: { call: "+971509999999", finds: nothing }
    formats:
      "+971500000000": { finds: abc123, matches: [e164, digits], misses: [national] }

    """

  /// What a healthy CRM answers.
  static func healthy(_ asked: Asked) -> Answer {
    let path = asked.request.url.dropFirst("https://crm.example/v1".count)
    if path.hasPrefix("/details/") {
      return Answer(#"{"success": true, "company": "K", "total": 1}"#).with("X-Kind", "crm")
    }
    if asked.step.kind == .read {
      let id = path.split(separator: "/").last ?? ""
      return Answer(#"{"id": "\#(id)", "name": "N"}"#)
    }
    let records = records(asked.probe.ask.text, isLead: path.hasPrefix("/leads"))
    return Answer(
      #"{"data": [\#(records.joined(separator: ", "))], "total": \#(records.count)}"#
    ).with("X-Kind", "crm")
  }

  private static func records(_ caller: String, isLead: Bool) -> [String] {
    func record(_ id: String, _ name: String, _ phone: String, _ year: Int) -> String {
      #"{"id": "\#(id)", "name": "\#(name)", "phone": "\#(phone)", "at": "\#(year)-03-01T08:00:00Z"}"#
    }
    switch (caller, isLead) {
    case ("+971500000000", false), ("971500000000", false):
      return [record("abc123", "Aisha", "+971500000000", 2025)]
    case ("+97144000000", false):
      return [
        record("c7", "Desk", "+97144000000", 2026), record("c3", "Desk", "+97144000000", 2024),
      ]
    case ("+971501111111", true): return [record("l1", "Hugo", "+971501111111", 2025)]
    default: return []
    }
  }

  /// A place in the run and the changes of its answer that nothing promised depends on, each with the
  /// reason; `data.0.at…` is every change whose name begins so.
  struct Place: Sendable, CustomTestStringConvertible {
    let why: String
    let ask: String
    var nth = 0
    let kind: LookupStep.Kind
    var type = 0
    var record = 0
    let survivors: [String: [String]]

    var testDescription: String { why }
  }

  @Test(arguments: places)
  func `every change of an answer shows in what is promised, or is explained`(
    _ place: Place
  ) throws {
    let bench = try Bench(Self.search)
    let scope = try #require(SearchScope(bench.contract, environment: "test"))
    var lookups: [ProbedLookup] = []
    for probe in scope.probes {
      lookups.append(try bench.lookup(probe, of: scope, numbered: lookups, Self.healthy))
    }
    let healthy = bench.judged(scope, lookups)
    #expect(healthy.findings.map(\.kind.code) == ["lookup-format-gap"])
    let index = try #require(
      lookups.firstIndex { $0.probe.ask.text == place.ask && $0.probe.nth == place.nth })
    let asked = try #require(lookups[index].raw.first { place.isAt($0.step) })
    let body = try #require(asked.exchange.response?.body)
    let mutants = try Self.mutants(of: String(decoding: body, as: UTF8.self))
    #expect(mutants.count > 15)
    var alive: Set<String> = []
    for mutant in mutants {
      let answer = mutant.answer
      lookups[index] = try bench.lookup(
        lookups[index].probe, of: scope, numbered: Array(lookups[..<index])
      ) { asked in place.isAt(asked.step) ? answer : Self.healthy(asked) }
      let run = bench.judged(scope, lookups)
      let isSame =
        run.promises == healthy.promises
        && run.findings.map(\.fingerprint) == healthy.findings.map(\.fingerprint)
      if isSame { alive.insert(mutant.name) }
    }
    for name in mutants.map(\.name) {
      #expect(alive.contains(name) == place.explains(name), "\(name)")
    }
  }

  /// Every change of a value, a key, the status or the header.
  private static func mutants(of body: String) throws -> [Mutant] {
    let changed = try Mutant.all(of: body).map {
      Mutant(name: $0.name, answer: $0.answer.with("X-Kind", "crm"))
    }
    return changed + [
      Mutant(name: "header missing", answer: Answer(body)),
      Mutant(name: "header another value", answer: Answer(body).with("X-Kind", "x")),
    ]
  }
}

extension RunMutationTests.Place {
  func isAt(_ step: LookupStep) -> Bool {
    step.kind == kind && step.type == type && step.record == record
  }

  func explains(_ name: String) -> Bool {
    survivors.values.joined().contains {
      $0.hasSuffix("…") ? name.hasPrefix($0.dropLast()) : name == $0
    }
  }
}

extension RunMutationTests {
  static let time = "time is promised of 95 of 100 pop-ups, not of one"
  static let header = "header and media type are promised of scenarios, not of what repeats them"
  /// Everything but a refused credential, which shows that the CRM does not keep to what it accepted.
  static let unrefused = [
    "body…", "data…", "key…", "total…", "header…", "media type…", "time 5 s", "status 2…",
    "status 3…", "status 400", "status 404", "status 5…",
  ]
  static let same = "this changes nothing: an empty list stays one, and true stays true"

  static let places: [Place] = [
    Place(
      why: "the search for the known customer", ask: "+971500000000", kind: .search,
      survivors: [time: ["time 5 s"]]),
    Place(
      why: "the other type's answer for the known customer", ask: "+971500000000", kind: .search,
      type: 1, survivors: [time: ["time 5 s"], same: ["data empty"]]),
    Place(
      why: "the details of the known customer", ask: "+971500000000", kind: .chained(0),
      survivors: [time: ["time 5 s"], same: ["success true"]]),
    Place(
      why: "the read record", ask: "+971500000000", kind: .read,
      survivors: [
        time: ["time 5 s"],
        "of a read only the id is promised, no PBX sends it": ["header…", "media type…"],
      ]),
    Place(
      why: "the shared number", ask: "+97144000000", kind: .search,
      survivors: [time: ["time 5 s"]]),
    Place(
      why: "the details of its second record", ask: "+97144000000", kind: .chained(0), record: 1,
      survivors: [time: ["time 5 s"], same: ["success true"]]),
    Place(
      why: "the lead", ask: "+971501111111", kind: .search, type: 1,
      survivors: [time: ["time 5 s"]]),
    Place(
      why: "nobody", ask: "+971509999999", kind: .search,
      survivors: [
        time: ["time 5 s"], same: ["data empty"],
        "known callers show where the list is: without one the PBX sees nobody": [
          "data null", "data true", "data an object", "key data renamed",
        ],
      ]),
    Place(
      why: "a promised spelling", ask: "971500000000", kind: .search,
      survivors: [
        time: ["time 5 s"], header: ["media type…"],
        "a spelling finds the record, by its id; its fields are promised by the scenario": [
          "data.0.name…", "data.0.phone…", "data.0.at…", "key data.0.name renamed",
          "key data.0.phone renamed", "key data.0.at renamed",
        ],
      ]),
    Place(
      why: "an admitted gap", ask: "050 000 0000", kind: .search,
      survivors: ["whatever comes in the place of the record, the gap is the same": unrefused]),
    Place(
      why: "a spelling that is only shown", ask: "0500000000", kind: .search,
      survivors: ["the matrix shows it, nothing is promised": unrefused]),
    Place(
      why: "a repeat", ask: "+971500000000", nth: 2, kind: .search,
      survivors: [time: ["time 5 s"], header: ["media type…"]]),
    Place(
      why: "an odd caller", ask: "%", kind: .search,
      survivors: [
        "an odd caller finds nobody and breaks nothing; how that is said is the CRM's affair": [
          "body…", "data…", "key…", "total…", "header…", "media type…", "time 5 s", "status 2…",
          "status 3…", "status 400", "status 401", "status 403", "status 404",
        ]
      ]),
    Place(
      why: "the known customer at the very end", ask: "+971500000000", nth: .max, kind: .search,
      survivors: [time: ["time 5 s"], header: ["media type…"]]),
    Place(
      why: "the read record at the very end", ask: "+971500000000", nth: .max, kind: .read,
      survivors: [time: ["time 5 s"], header: ["header…", "media type…"]]),
  ]
}
