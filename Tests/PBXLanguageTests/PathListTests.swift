// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import Glibc
import PBXLanguage
import Testing

@Suite struct PathListTests {
  @Test(arguments: [
    // Commas part a list, blanks around them do not count, empty parts are left out.
    ("a,b", ["a", "b"]), (" a , b ", ["a", "b"]), ("a", ["a"]), ("", []), (" , ", []),
    ("a,,b,", ["a", "b"]), ("data.#.id, data.#.name", ["data.#.id", "data.#.name"]),
    // Not within brackets, quotes and escapes.
    ("{a,b},c", ["{a,b}", "c"]), ("[a,b]", ["[a,b]"]),
    (#"d.#(n=="x,y").p,q"#, [#"d.#(n=="x,y").p"#, "q"]), (#"a\,b,c"#, [#"a\,b"#, "c"]),
    (#"d.#(n=="x\",y").p,q"#, [#"d.#(n=="x\",y").p"#, "q"]),
    (#"x|@pretty:{"a":1,"b":2},c"#, [#"x|@pretty:{"a":1,"b":2}"#, "c"]),
    ("a),b", ["a)", "b"]),
    // A caller id with a quote swallows the rest.
    (#"d.#(p=="a"b").n,e"#, [#"d.#(p=="a"b").n,e"#]),
  ]) func `a list is parted at its top-level commas`(_ text: String, _ paths: [String]) {
    let list = PathList(splitting: text)
    #expect(list.paths.map(\.text) == paths)
    #expect(list.parts.allSatisfy { !$0.isJSONPath })
    let utf8 = Array(text.utf8)
    #expect(list.parts.map { String(decoding: utf8[$0.range], as: UTF8.self) } == paths)
  }

  @Test(arguments: [
    ("$", "@this"), ("$.data.access_token", "data.access_token"),
    ("$.tokens[0].value", "tokens.0.value"),
    ("$.data[*].id", "data.#.id"), ("$.data[*]", "data"), ("$[0].id", "0.id"), ("$[*].id", "#.id"),
    ("$[*]", "@this"), ("$['odata.count']", #"odata\.count"#), ("$.a['b c'].d", "a.b c.d"),
    (#"$["k"]"#, "k"), ("data[0].id", "data.0.id"), ("a[1][2]", "a.1.2"), ("a[*].b[*]", "a.#.b"),
    (#"$.data.#(k=="v[0]").f"#, #"data.#(k=="v[0]").f"#), ("$.a.[b,c]", "a.[b,c]"),
    // What gjson cannot say is left as it is.
    ("$..name", "$..name"), ("$.a[-1]", "$.a[-1]"), ("$.a[?(@.b==1)]", "$.a[?(@.b==1)]"),
    ("$.a[1:2]", "$.a[1:2]"), ("$['a", "$['a"), ("$[", "$["),
  ]) func `JSONPath is rewritten and told`(_ text: String, _ path: String) {
    let list = PathList(splitting: text)
    #expect(list.paths.map(\.text) == [path])
    #expect(list.parts.map(\.isJSONPath) == [true])
  }

  @Test(arguments: ["$currency", "a.[b]", "[a]", "{a}", "d.#[k==1].v", #"a\[0]"#, "a.$.b", "x|[0]"])
  func `gjson's own brackets and dollars stay`(_ text: String) {
    let list = PathList(splitting: text)
    #expect(list.paths.map(\.text) == [text])
    #expect(list.parts.map(\.isJSONPath) == [false])
  }

  @Test func `ranges count bytes of the list as written`() {
    let list = PathList(splitting: "é.a , $.b")
    #expect(list.parts.map(\.range) == [0..<4, 7..<10])
  }

  private static let folder: String = {
    if let shared = getenv("CALLREADY_SHARED") { return String(cString: shared) + "/vectors/" }
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/../shared/vectors/"
  }()

  private static var isPresent: Bool {
    access(folder + "gjson-dialect-cases.jsonl", R_OK) == 0
  }

  @Test(.enabled(if: isPresent, "the vectors are not here"))
  func `the shared rows are split and answered as they say`() throws {
    let documents = try #require(Self.read("gjson-docs.json"))
    let rows = try #require(Self.read("gjson-dialect-cases.jsonl"))
      .split(separator: UInt8(ascii: "\n")).map(Array.init)
    #expect(rows.count >= 7)
    for row in rows {
      let list = PathList(splitting: GJSONPath("rendered").value(in: row).text)
      let wanted = GJSONPath("paths").value(in: row).elements.map(\.text)
      #expect(list.paths.map(\.text) == wanted)
      let name = GJSONPath.escaping(GJSONPath("doc").value(in: row).text)
      let document = GJSONPath(name).value(in: documents).bytes
      let raws = GJSONPath("expect.#.raw").value(in: row).elements.map(\.bytes)
      #expect(GJSONPath.values(of: list.paths, in: document).map(\.raw) == raws)
    }
  }

  private static func read(_ name: String) -> [UInt8]? {
    guard let file = fopen(folder + name, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
