// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GJSONPaths

@Suite struct JointSearchTests {
  private static let paths = [
    "data.#.id", "data.#.First_Name", "data.#.Mobile", "data.#.owner.name", "data.#.tags.#",
    "data.#.tags.0", "data.1.id", "data.1.tags.#", "data.9.id", "data.#", "data", "info.count",
    "info", "info.next.x", "x.y", "m.#.0", "m.#.#", "m.0.2.0", "m.#.m.0", "dup.a", "dup.b.x",
    "dup.b.y", "dup.b", "cols.id.2", "mix.#", "mix.#.x", "e.#.a", "e.#", "o.#", "#", "0", "#.a",
    "q", "kéy", "list.#", "list.4", "odd.1", "results.#.properties.emails.#.v", "8.a.a", "11.a",
  ]

  @Test(arguments: [
    Documents.crm, Documents.numbers, Documents.nested, Documents.strings, Documents.page,
    Documents.keys, Documents.mixed, Documents.lines, #"{"data":[]}"#, #" [ ] "#, "{ }", "7", "",
    #"{"data":[{"id":1},{"id":2,"id":3},{}],"data":{"0":{"id":4}},"info":{"count":5}}"#,
  ]) func `paths looked up together answer as each does alone`(_ text: String) {
    let json = Array(text.utf8)
    let paths = Self.paths.map(GJSONPath.init)
    let together = GJSONPath.values(of: paths, in: json)
    for (path, value) in zip(paths, together) {
      #expect(value == path.value(in: json), "\(path.text)")
    }
  }

  @Test(arguments: [
    #"{"data":[{"id":1},{"id":2}"#, #"{"data":[{"id":1},]}"#, #"{"data":[1 2,3]}"#,
    #"{"data":[{"id":1}},"info":{"count":2}}"#, #"{"data" [{"id":1}],"info":{"count":2}}"#,
    #"{"data":[{"id":1},"{\"id\":9}"],"info":{"count":2}}"#, #"<p>{"data":[{"id":1}]}</p>"#,
    #"{data:[{"id":1}]}"#, #"{"data":[{"id":"x}],"info":{"count":2}}"#, #"{"data":[{"id":tru}]}"#,
    #"{"data":[{"id":1@x":[{"y":1}]},{"id":2}],"info":{"count":2}}"#, #"{"data":[{"id":1(},2]}"#,
    #"{"a\"b":1,"d\u0061ta":[{"\u0069d":5}]}"#, "\u{FEFF}{\"data\":[{\"id\":1}]}",
  ]) func `what is no JSON is answered together as alone`(_ text: String) {
    let json = Array(text.utf8)
    let paths = ["data.#.id", "data.#", "data.0.id", "info.count", "data.1"].map(GJSONPath.init)
    #expect(GJSONPath.values(of: paths, in: json) == paths.map { $0.value(in: json) })
  }

  @Test(arguments: [
    ("a", true), ("a.b.c", true), ("a.#.b", true), ("a.#", true), ("#", true), ("a.0.b", true),
    ("a b.c-d", true), ("é", true), ("", false), (".", false), ("a.", false), ("a..b", false),
    ("a|b", false), ("a*", false), ("a?", false), (#"a\.b"#, false), ("@this", false),
    ("!true", false), ("{a}", false), ("[a]", false), ("a.#(b==1).c", false), ("a#", false),
    (String(repeating: "a.", count: 32) + "a", false),
  ]) func `only keys, indexes and signs are plain`(_ path: String, _ isPlain: Bool) {
    #expect((PlainPath(Array(path.utf8)[...]) != nil) == isPlain)
  }

  @Test func `valid documents are walked once, others are given up`() throws {
    let paths = [try #require(PlainPath(Array("data.#.id".utf8)[...]))]
    let found = JointSearch.run(paths, in: Array(Documents.crm.utf8)[...])
    #expect(found?.map(\.text) == [#"["c-1","c-2","c-3"]"#])
    #expect(JointSearch.run(paths, in: Array(#"{"data":[{"id":1},]}"#.utf8)[...]) == nil)
  }

  @Test func `the walk ends when every path has its value`() throws {
    let paths = try ["a", "b.0"].map { try #require(PlainPath(Array($0.utf8)[...])) }
    let text = #"{"a":1,"b":[2,"# + "what follows is never read"
    #expect(JointSearch.run(paths, in: Array(text.utf8)[...])?.map(\.text) == ["1", "2"])
  }
}
