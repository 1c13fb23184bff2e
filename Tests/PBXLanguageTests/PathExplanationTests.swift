// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GJSONPaths
import PBXLanguage
import Testing

@Suite struct PathExplanationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let path: String
    var json = #"{"data":[{"First_Name":"Aisha","id":"7","phone":"050"}],"one":{"id":1},"o":null}"#
    let summary: String
    var stopped = ""
    var place: String?
    var remedy: String?

    var testDescription: String { path }
  }

  static let rows = [
    // What selects something needs no place.
    Row(path: "data.#.id", summary: "'data.#.id' selects one value"),
    Row(path: "data.0", summary: "'data.0' selects one value"),
    Row(path: "[data.0.id,one.id]", summary: "'[data.0.id,one.id]' selects 2 values"),
    // A key that is spelled otherwise.
    Row(
      path: "data.#.first_name", summary: "'data.#.first_name' selects an empty list",
      stopped: "first_name", place: "data.0 has 'First_Name', 'id', 'phone'",
      remedy: "data.#.First_Name"),
    Row(
      path: "one.ID", summary: "'one.ID' selects nothing", stopped: "ID", place: "one has 'id'",
      remedy: "one.id"),
    Row(
      path: "missing.x", summary: "'missing.x' selects nothing", stopped: "missing",
      place: "the document has 'data', 'one', 'o'"),
    // A guess that selects nothing either is not made.
    Row(
      path: "one.ID.x", summary: "'one.ID.x' selects nothing", stopped: "ID",
      place: "one has 'id'"),
    Row(
      path: "O", json: #"{"o":null}"#, summary: "'O' selects nothing", stopped: "O",
      place: "the document has 'o'"),
    // One object where a list is meant, and a list where an object is.
    Row(
      path: "one.#.id", summary: "'one.#.id' selects nothing", stopped: "#",
      place: "one has 'id'", remedy: "one.id"),
    Row(
      path: "data.id", summary: "'data.id' selects nothing", stopped: "id",
      place: "data is a list of 1 whose first element has 'First_Name', 'id', 'phone'",
      remedy: "data.#.id"),
    Row(
      path: "data.1.id", summary: "'data.1.id' selects nothing", stopped: "1",
      place: "data is a list of 1, counted from 0"),
    Row(
      path: "#.ID", json: #"[{"id":1}]"#, summary: "'#.ID' selects an empty list", stopped: "ID",
      place: "element 0 has 'id'", remedy: "#.id"),
    Row(
      path: "a.b", json: #"{"a":["x"]}"#, summary: "'a.b' selects nothing", stopped: "b",
      place: "a is a list of 1"),
    Row(
      path: #"#(k=="d").v"#, json: #"[{"k":"a"},{"k":"a"},{"k":"b"},{"k":"c"},{"k":"e"}]"#,
      summary: #"'#(k=="d").v' selects nothing"#, stopped: #"#(k=="d")"#,
      place: "the document is a list of 5, none of them matches: k is 'a', 'b', 'c'"),
    // Dots and pipes behind a list.
    Row(
      path: "data.#.id.0", summary: "'data.#.id.0' selects an empty list", stopped: "0",
      place: "data.0.id is a text, which has no parts", remedy: "data.#.id|0"),
    Row(
      path: #"data.#(phone=='050').id"#, summary: "'data.#(phone=='050').id' selects nothing",
      stopped: "#(phone=='050')",
      place: "data is a list of 1, none of them matches: phone is '050'",
      remedy: #"data.#(phone=="050").id"#),
    Row(
      path: #"data.#(phone=="+971")#.id"#,
      summary: #"'data.#(phone=="+971")#.id' selects an empty list"#,
      stopped: #"#(phone=="+971")#"#,
      place: "data is a list of 1, none of them matches: phone is '050'"),
    // Other languages and other values.
    Row(
      path: "$.data[0].id", summary: "'$.data[0].id' selects nothing", stopped: "$",
      place: "the document has 'data', 'one', 'o'", remedy: "data.0.id"),
    Row(path: "o", summary: "'o' selects null", place: "o is null"),
    Row(
      path: "o.x", summary: "'o.x' selects nothing", stopped: "x", place: "o is null"),
    Row(
      path: "a", json: "", summary: "'a' selects nothing", stopped: "a",
      place: "there is no value at all"),
    Row(
      path: "data.#.id", json: #"{"data":[]}"#, summary: "'data.#.id' selects an empty list",
      stopped: "#", place: "data is an empty list"),
  ]

  @Test(arguments: rows) func `a path is told where it stopped and what would do`(_ row: Row) {
    let path = GJSONPath(row.path)
    let explanation = PathExplanation(explaining: path, in: Array(row.json.utf8))
    #expect(explanation.summary.plain == row.summary)
    let stopped = Array(row.path.utf8)[explanation.range]
    #expect(String(decoding: stopped, as: UTF8.self) == row.stopped)
    #expect(explanation.place?.plain == row.place)
    #expect(explanation.remedy?.path == row.remedy)
    if let remedy = explanation.remedy {
      #expect(!remedy.reason.plain.isEmpty)
      #expect(!GJSONPath(remedy.path).value(in: Array(row.json.utf8)).elements.isEmpty)
    }
  }

  @Test func `words of the document are marked as foreign`() {
    let json = Array(#"{"data":[{"name":"Aisha"}]}"#.utf8)
    let explanation = PathExplanation(explaining: GJSONPath("data.#.nam"), in: json)
    let authored = explanation.place?.pieces.compactMap { piece in
      if case .authored(let text) = piece { text } else { nil }
    }
    #expect(authored?.joined().contains("name") == false)
    #expect(explanation.place?.plain.contains("name") == true)
  }

  @Test(arguments: [
    ("", "the document is empty"), ("  <html>{\"a\":1}", "HTML"), ("{\"a\":1", "not valid JSON"),
  ]) func `an odd document is told`(_ json: String, _ note: String) throws {
    let explanation = PathExplanation(explaining: GJSONPath("a"), in: Array(json.utf8))
    #expect(try #require(explanation.notes.first).plain.contains(note))
  }

  @Test func `a sound document has no notes, and a list has an explanation for each part`() {
    let json = Array(#"{"a":1,"b":null}"#.utf8)
    let all = PathExplanation.each(of: PathList(splitting: "a, b"), in: json)
    #expect(all.map(\.outcome) == [.values(1), .null])
    #expect(all.allSatisfy { $0.notes.isEmpty })
  }

  @Test func `the span points into the file`() {
    let slice = SourceSlice("one.ID", name: "path")
    let explanation = PathExplanation(
      explaining: GJSONPath(slice.text), in: Array(#"{"one":{"id":1}}"#.utf8))
    #expect(explanation.span(in: slice).range == 4..<6)
  }

  @Test(arguments: [
    "#(", "#(=", "#", "|", ".", "..", "\\", "#.#.#", "a.#(b==\"", "@", "{", "[", "!", "0", "#|0",
    "'", "#('", "\u{0}", "a|#|b", "#.0", ".0", "|0", "$", "$.", "$[", "#(a=='", "😀.é",
  ]) func `nothing brings it down`(_ path: String) {
    for json in ["", "{", "[", "[1,{\"a\":[", "null", "\"", "{\"a\":[{\"b\":1}]}", "[[[1]]]"] {
      let explanation = PathExplanation(explaining: GJSONPath(path), in: Array(json.utf8))
      #expect(explanation.range.upperBound <= path.utf8.count)
      #expect(!explanation.summary.plain.isEmpty)
    }
  }
}
