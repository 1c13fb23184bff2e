// SPDX-License-Identifier: Apache-2.0

import Contracts
import GoTemplates
import PBXEmulation
import Testing
import Transports

struct LookupTests {
  /// A CRM, what is asked of it, and the paths of all requests in order.
  struct Row: Sendable, CustomTestStringConvertible {
    let why: String
    var ask = SearchAsk.call("1")
    var search = LookupTests.chained
    var reads = false
    var answers: [String: String?] = [:]
    let paths: [String]

    var testDescription: String { why }
  }

  static let plain = search("Contacts: GET /c?n={{.Phone}}\n  Leads: GET /l?n={{.Phone}}")
  static let chained = search(
    """
    Contacts:
        request: GET /c?n={{.Phone}}
        search: GET /c?q={{UrlEncode .SearchValue}}
        read: { request: "GET /c/{{.RecordId}}", id: id }
        then:
          details:
            request: GET /d/{{.ContactsId}}?name={{.FirstName}}
            mapping: { Company: company, account_id: account }
          account:
            only-if: .account_id
            request: GET /a/{{.account_id}}?of={{.ContactId}}&at={{.Company}}&n={{.Phone}}
            mapping: { Department: name }
      Leads:
        request: GET /l?n={{.Phone}}
        only-if: ne .Phone "anonymous"
    """.replacing("mapping: { Department: name }", with: "mapping: { Remark: name }"))

  static let two = #"{"data": [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}]}"#
  static let one = #"{"data": [{"id": "x", "name": "X"}]}"#

  static let rows: [Row] = [
    Row(why: "types in the order of the contract", search: plain, paths: ["/c?n=1", "/l?n=1"]),
    Row(
      why: "all types are asked, though the first has found somebody", search: plain,
      answers: ["/c?n=1": one], paths: ["/c?n=1", "/l?n=1"]),
    Row(
      why: "a search that is not answered does not end the lookup", search: plain,
      answers: ["/c?n=1": nil], paths: ["/c?n=1", "/l?n=1"]),
    Row(
      why: "a type whose condition does not hold is left out", ask: .call("anonymous"),
      paths: ["/c?n=anonymous"]),
    Row(
      why: "a typed text goes to the types that have a search for it", ask: .typed("A B"),
      paths: ["/c?q=A%20B"]),
    Row(
      why: "a typed text that no type takes is asked nowhere", ask: .typed("A"), search: plain,
      paths: []),
    Row(
      why: "requests follow record by record, before the next type",
      answers: [
        "/c?n=1": two, "/d/x?name=X": #"{"company": "K", "account": 7}"#,
        "/d/y?name=Y": #"{"company": "L", "account": 8}"#,
      ],
      paths: [
        "/c?n=1", "/d/x?name=X", "/a/7?of=x&at=K&n=1", "/d/y?name=Y", "/a/8?of=y&at=L&n=1",
        "/l?n=1",
      ]),
    Row(
      why: "a condition on what an earlier step mapped, record by record",
      answers: ["/c?n=1": two, "/d/x?name=X": "{}", "/d/y?name=Y": #"{"account": 8}"#],
      paths: ["/c?n=1", "/d/x?name=X", "/d/y?name=Y", "/a/8?of=y&at=&n=1", "/l?n=1"]),
    Row(
      why: "what was not answered is empty in later steps",
      answers: ["/c?n=1": one, "/d/x?name=X": nil],
      paths: ["/c?n=1", "/d/x?name=X", "/l?n=1"]),
    Row(
      why: "the first record is read behind its own requests", reads: true,
      answers: ["/c?n=1": two],
      paths: ["/c?n=1", "/d/x?name=X", "/c/x", "/d/y?name=Y", "/l?n=1"]),
    Row(why: "nobody is not read", reads: true, paths: ["/c?n=1", "/l?n=1"]),
    Row(
      why: "a body that is no JSON is searched as the PBX does",
      answers: ["/c?n=1": "<p>" + one], paths: ["/c?n=1", "/d/x?name=X", "/l?n=1"]),
  ]

  @Test(arguments: rows) func `the next request is known from the answers`(_ row: Row) throws {
    let dialogue = try Dialogue(
      row.ask, of: row.search, reads: row.reads, row.answers)
    #expect(dialogue.paths == row.paths)
    #expect(dialogue.lookup.obstacle == nil)
    #expect(dialogue.lookup.answers.count == row.paths.count)
  }

  @Test func `each answer stands with its step`() throws {
    let dialogue = try Dialogue(
      .call("1"), of: Self.chained, reads: true,
      ["/c?n=1": Self.two, "/d/y?name=Y": #"{"account": 8}"#])
    #expect(
      dialogue.lookup.answers.map(\.step) == [
        LookupStep(type: 0, .search), LookupStep(type: 0, .chained(0)),
        LookupStep(type: 0, .read), LookupStep(type: 0, .chained(0), record: 1),
        LookupStep(type: 0, .chained(1), record: 1), LookupStep(type: 1, .search),
      ])
  }

  @Test(arguments: [(9, 9), (10, 10), (11, 10), (500, 10)])
  func `requests follow for ten records at most`(_ records: Int, _ asked: Int) throws {
    let list = (0..<records).map { #"{"id": "\#($0)", "name": "N"}"# }.joined(separator: ", ")
    let dialogue = try Dialogue(
      .call("1"), of: Self.chained, ["/c?n=1": #"{"data": [\#(list)]}"#])
    #expect(dialogue.paths.count { $0.hasPrefix("/d/") } == asked)
    #expect(dialogue.paths.last == "/l?n=1")
  }

  @Test func `a template that fails on an answer ends the lookup and says so`() throws {
    let search = Self.search(
      """
      Contacts:
          request: GET /c?n={{.Phone}}
          then: { when: { request: "GET /w?at={{ToMillis .FirstName}}" } }
        Leads: GET /l?n={{.Phone}}
      """)
    let dialogue = try Dialogue(.call("1"), of: search, ["/c?n=1": Self.one])
    #expect(dialogue.paths == ["/c?n=1"])
    #expect(dialogue.lookup.obstacle?.class == .function)
    var ended = dialogue.lookup
    #expect(ended.next() == nil)
  }

  @Test func `a lookup that nobody answers asks nothing twice`() throws {
    var lookup = Lookup(.call("1"), by: try Make.pbx(Make.contract(search: Self.plain)))
    #expect(lookup.next()?.request.url == "https://crm.example/c?n=1")
    #expect(lookup.next()?.request.url == "https://crm.example/l?n=1")
    #expect(lookup.next() == nil)
    #expect(lookup.answers.isEmpty)
  }

  /// What a lookup can cost: searches, and ten times what follows.
  static let costs: [(String, SearchAsk, Bool, Int)] = [
    (plain, .call("1"), false, 2), (plain, .typed("a"), false, 0),
    (chained, .call("1"), false, 22), (chained, .call("1"), true, 23),
    (chained, .typed("a"), false, 21), (chained, .typed("a"), true, 22),
  ]

  @Test(arguments: costs)
  func `the most requests a lookup can cost are known before it begins`(
    _ search: String, _ ask: SearchAsk, _ reads: Bool, _ most: Int
  ) throws {
    let contract = try Make.contract(search: search)
    let own = try #require(contract.contactSearch)
    #expect(Lookup.mostRequests(of: own, ask: ask, reads: reads) == most)
  }

  static func search(_ types: String) -> String {
    """
    endpoint: contact-search
    types:
      \(types)
    mapping: { ContactsId: data.#.id, FirstName: data.#.name, BusinessNumber: data.#.phone }
    scenarios:
      nobody: { call: "+971509999999", finds: nothing }

    """
  }
}
