// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

struct JSONValueLocationTests {
  private let root: JSONValue

  init() throws {
    root = try JSONDocument(
      parsing: #"{"data":[{"id":1},{"a.b":{"c/d~e":[0,[true]]}}],"":{"é x":null},"a":1,"a":2}"#
    ).root
  }

  @Test func `the root has the empty pointer and gjson's name for itself`() {
    #expect(root.steps.isEmpty)
    #expect(root.pointer == "")
    #expect(root.path == "@this")
  }

  @Test func `a value's place is told as pointer and as path`() throws {
    let id = try #require(root["data"]?[0]?["id"])
    #expect(id.steps == [.key("data"), .position(0), .key("id")])
    #expect(id.pointer == "/data/0/id")
    #expect(id.path == "data.0.id")
    let deep = try #require(root["data"]?[1]?["a.b"]?["c/d~e"]?[1]?[0])
    #expect(deep.pointer == "/data/1/a.b/c~1d~0e/1/0")
    #expect(deep.path == #"data.1.a\.b.c\/d\~e.1.0"#)
    let spaced = try #require(root[""]?["é x"])
    #expect(spaced.pointer == "//é x")
    #expect(spaced.path == ".é x")
  }

  @Test func `duplicates and keys are at the place of their key`() {
    #expect(root.entries.suffix(2).map(\.value.pointer) == ["/a", "/a"])
    #expect(root.entries.map(\.key.pointer) == ["/data", "/", "/a", "/a"])
    #expect(root["data"]?[1]?.entries.first?.key.pointer == "/data/1/a.b")
  }

  @Test func `every value is found again by its own steps`() throws {
    func walk(_ value: JSONValue) -> [JSONValue] {
      [value] + value.elements.flatMap(walk) + value.entries.flatMap { walk($0.value) }
    }
    for value in walk(root) {
      var found: JSONValue? = root
      for step in value.steps {
        switch step {
        case .key(let key): found = found?[key]
        case .position(let position): found = found?[position]
        }
      }
      let isSecondDuplicate = value.raw == "2"
      #expect(isSecondDuplicate || found?.range == value.range)
    }
  }

  /// As gjson's `Escape` has it.
  @Test func `signs of the path language are escaped`() {
    let path = JSONValue.path([.key("a*?|#@!{}[]()=<>%\"'\\,;&$^`+/~."), .key("b_-:9Zé ")])
    #expect(path == ##"a\*\?\|\#\@\!\{\}\[\]\(\)\=\<\>\%\"\'\\\,\;\&\$\^\`\+\/\~\.."## + "b_-:9Zé ")
  }
}
