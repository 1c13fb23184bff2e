// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Testing

struct MappingTests {
  /// Texts of each column, nulls as `null`.
  struct Row: Sendable, CustomTestStringConvertible {
    let why: String
    let path: String
    let body: String
    let texts: [String]

    init(_ why: String, _ path: String, _ body: String, _ texts: [String]) {
      self.why = why
      self.path = path
      self.body = body
      self.texts = texts
    }

    var testDescription: String { why }
  }

  static let rows: [Row] = [
    Row("a list", "data.#.name", #"{"data": [{"name": "a"}, {"name": "b"}]}"#, ["a", "b"]),
    Row(
      "a null in a list keeps its place", "data.#.name", #"{"data": [{"name": null}]}"#, ["null"]),
    Row("a missing key leaves its list", "data.#.name", #"{"data": [{}, {"name": "b"}]}"#, ["b"]),
    Row("a single value is a list of one", "name", #"{"name": "a"}"#, ["a"]),
    Row("a single null is one too", "name", #"{"name": null}"#, ["null"]),
    Row("nothing", "name", "{}", []),
    Row("an empty list", "data.#.name", #"{"data": []}"#, []),
    Row("numbers as written", "id", #"{"id": 9007199254740993}"#, ["9007199254740993"]),
    Row(
      "two paths, one behind the other", "[data.#.a, data.#.b]", #"{"data": [{"a": 1, "b": 2}]}"#,
      ["1", "2"]),
    Row(
      "a list of paths, one behind the other", "[data.#.a, data.#.b]", #"{"data": [{"b": 2}]}"#,
      ["2"]),
    Row(
      "a path with the caller in it", #"'data.#(phone=="{{.Phone}}").name'"#,
      #"{"data": [{"phone": "1", "name": "a"}, {"phone": "+971500000000", "name": "b"}]}"#, ["b"]),
    Row("what is no JSON is searched all the same", "name", #"<p>{"name": "a"}"#, ["a"]),
  ]

  @Test(arguments: rows) func `a field is the list that its paths select`(_ row: Row) throws {
    let pbx = try Make.pbx(
      Make.contract(
        mapping: "{ ContactsId: ids, FirstName: \(row.path), BusinessNumber: phone }"))
    let match = try pbx.contacts(in: row.body)
    let column = try #require(match.column(of: .firstName))
    #expect(column.values.map { $0.kind == .null ? "null" : $0.text } == row.texts)
  }

  @Test func `an id that is null outside of a list is no record`() throws {
    let pbx = try Make.pbx(
      Make.contract(mapping: "{ ContactsId: id, FirstName: name, BusinessNumber: phone }"))
    #expect(try pbx.contacts(in: #"{"id": null, "name": null}"#).recordCount == 0)
    #expect(try pbx.contacts(in: #"{"id": 7}"#).recordCount == 1)
    #expect(try pbx.contacts(in: "").recordCount == 0)
  }

  @Test func `there are as many records as ids, and other lists may be shorter`() throws {
    let pbx = try Make.pbx(Make.contract())
    let match = try pbx.contacts(
      in: #"{"data": [{"id": 1, "phone": "p"}, {"id": 2, "name": "b", "phone": "q"}]}"#)
    #expect(match.recordCount == 2)
    let names = try #require(match.column(of: .firstName))
    #expect(!match.isAligned(names))
    #expect(match.isAligned(try #require(match.column(of: .businessNumber))))
    #expect(match.value(of: .firstName, inRecord: 0)?.text == "b")
    #expect(match.value(of: .firstName, inRecord: 1) == nil)
    #expect(match.value(of: .firstName, inRecord: -1) == nil)
    #expect(match.value(of: .company, inRecord: 0) == nil)
  }

  @Test func `a field that is switched off is not read`() throws {
    let pbx = try Make.pbx(
      Make.contract(
        mapping: """
          { ContactsId: id, FirstName: name, BusinessNumber: phone, Company: company }
          """, more: "disabled: [Company]"))
    let match = try pbx.contacts(in: #"{"id": 1, "company": "x"}"#)
    #expect(match.column(of: .company) == nil)
    #expect(match.columns.count == 3)
  }

  @Test func `a column tells whether any of its paths selects something`() throws {
    let pbx = try Make.pbx(
      Make.contract(mapping: "{ ContactsId: ids, FirstName: [a, b], BusinessNumber: c }"))
    let match = try pbx.contacts(in: #"{"ids": [], "b": 1}"#)
    #expect(match.columns.map(\.exists) == [true, true, false])
    #expect(match.columns.map { $0.paths.map(\.text) } == [["ids"], ["a", "b"], ["c"]])
  }

  @Test func `an answer without content is no match`() {
    let match = ContactMatch()
    #expect(match.recordCount == 0)
    #expect(match.columns.isEmpty)
    #expect(match.popupColumn == nil)
  }
}
