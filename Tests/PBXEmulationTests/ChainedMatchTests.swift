// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Testing

/// What a search found, with the fields that requests behind it fill.
struct ChainedMatchTests {
  static let body = """
    {"data": [{"id": "x", "name": "X", "phone": "1"}, {"id": "y", "name": "Y", "phone": "2"}]}
    """

  /// Answers to chained requests by record, and what a field then reads, one text a record; absent
  /// values are `-`.
  struct Row: Sendable, CustomTestStringConvertible {
    let why: String
    let answers: [(Int, String)]
    let field: ContactField
    let texts: [String]

    var testDescription: String { why }
  }

  static let rows: [Row] = [
    Row(
      why: "a value for each record", answers: [(0, #"{"c": "K"}"#), (1, #"{"c": "L"}"#)],
      field: .company, texts: ["K", "L"]),
    Row(
      why: "answers are told apart by their record, not by their order",
      answers: [(1, #"{"c": "L"}"#), (0, #"{"c": "K"}"#)], field: .company, texts: ["K", "L"]),
    Row(
      why: "a record that was not asked for has none", answers: [(1, #"{"c": "L"}"#)],
      field: .company, texts: ["-", "L"]),
    Row(
      why: "an answer without the key leaves its record's place",
      answers: [(0, "{}"), (1, #"{"c": "L"}"#)], field: .company, texts: ["-", "L"]),
    Row(
      why: "a null is there", answers: [(0, #"{"c": null}"#), (1, #"{"c": "L"}"#)],
      field: .company, texts: ["null", "L"]),
    Row(
      why: "a field of the search that a chained answer maps too is the chained one",
      answers: [(0, #"{"f": "Xenia"}"#), (1, #"{"f": "Yara"}"#)], field: .firstName,
      texts: ["Xenia", "Yara"]),
    Row(
      why: "of several values the first", answers: [(0, #"{"c": ["K", "M"]}"#)], field: .company,
      texts: ["K", "-"]),
    Row(
      why: "a record beyond those that were found is nobody's",
      answers: [(7, #"{"c": "K"}"#), (-1, #"{"c": "L"}"#)], field: .company, texts: ["-", "-"]),
    Row(
      why: "fields of the search stay", answers: [(0, #"{"c": "K"}"#)], field: .businessNumber,
      texts: ["1", "2"]),
  ]

  @Test(arguments: rows) func `a chained answer fills its record`(_ row: Row) throws {
    let pbx = try Self.pbx()
    let match = try Self.match(pbx, Self.body).adding(
      row.answers.map { ($0.0, try Self.chained(pbx, $0.1)) })
    #expect(match.recordCount == 2)
    let values = (0..<2).map { match.value(of: row.field, inRecord: $0) }
    #expect(
      values.map { $0.map { !$0.exists ? "-" : $0.kind == .null ? "null" : $0.text } ?? "?" }
        == row.texts)
  }

  @Test func `nothing is added to nobody, and nothing by no answer`() throws {
    let pbx = try Self.pbx()
    let nobody = try Self.match(pbx, #"{"data": []}"#)
    let filled = nobody.adding([(0, try Self.chained(pbx, #"{"c": "K"}"#))])
    #expect(filled.recordCount == 0)
    #expect(filled.column(of: .company) == nil)
    #expect(try Self.match(pbx, Self.body).adding([]).columns.count == 3)
  }

  @Test func `later templates see the chained fields`() throws {
    let pbx = try Self.pbx()
    let match = try Self.match(pbx, Self.body).adding([
      (1, try Self.chained(pbx, #"{"c": "L"}"#))
    ])
    #expect(match.variables(ofRecord: 1)["Company"] == "L")
    #expect(match.variables(ofRecord: 0)["Company"]?.isEmpty == true)
    #expect(match.variables(ofRecord: 1)["ContactId"] == "y")
  }

  private static func pbx() throws -> PBX {
    try Make.pbx(
      Make.contract(
        search: LookupTests.search(
          """
          Contacts:
              request: GET /c
              then: { more: { request: GET /d, mapping: { Company: c, FirstName: f } } }
          """)))
  }

  private static func match(_ pbx: PBX, _ body: String) throws -> ContactMatch {
    try pbx.contacts(in: Array(body.utf8), of: pbx.type, asked: .call("1"))
  }

  private static func chained(_ pbx: PBX, _ body: String) throws -> ContactMatch {
    try pbx.contact(in: Array(body.utf8), of: pbx.type.chained[0], with: [:])
  }
}
