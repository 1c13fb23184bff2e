// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

struct JSONValueContentsTests {
  private let root: JSONValue

  init() throws {
    root = try JSONDocument(
      parsing: #"{"z":1,"a":[10,[20,21],{"k":30},"s"],"z":2,"":3,"\u0062":4,"é":5,"e\u0301":6}"#
    ).root
  }

  @Test func `members keep their order and their duplicates`() {
    #expect(
      root.members.map { Array($0.key.unicodeScalars) }
        == ["z", "a", "z", "", "b", "é", "e\u{301}"].map { Array($0.unicodeScalars) })
    #expect(root.members.map(\.value.int) == [1, nil, 2, 3, 4, 5, 6])
    #expect(root.count == 7)
  }

  @Test func `a key has a place`() {
    #expect(
      root.entries.map(\.key.raw) == root.entries.map { "\"\($0.key.raw.dropFirst().dropLast())\"" }
    )
    #expect(root.entries[0].key.range == 1..<4)
    #expect(root.entries[4].key.raw == #""\u0062""#)
  }

  @Test(
    arguments: [
      ("z", 1), ("", 3), ("b", 4), ("é", 5), ("e\u{301}", 6), ("a", nil), ("zz", nil), ("B", nil),
      ("k", nil), ("\\u0062", nil),
    ] as [(String, Int64?)])
  func `a key finds the first member that has it, scalar by scalar`(_ key: String, _ int: Int64?) {
    #expect(root[key]?.int == int)
  }

  @Test func `elements are found by position`() throws {
    let array = try #require(root["a"])
    #expect(array.count == 4)
    #expect(array.elements.map(\.raw) == ["10", "[20,21]", #"{"k":30}"#, #""s""#])
    #expect(array[0]?.int == 10)
    #expect(array[1]?[1]?.int == 21)
    #expect(array[2]?["k"]?.int == 30)
    #expect(array[3]?.string == "s")
    for outside in [-1, 4, .min, .max] { #expect(array[outside] == nil) }
  }

  @Test func `what is no container has no contents`() throws {
    for text in ["1", "\"a\"", "null", "true", "[]", "{}"] {
      let value = try JSONDocument(parsing: text).root
      #expect(value.count == 0)
      #expect(value.elements.isEmpty)
      #expect(value.entries.isEmpty)
      #expect(value["a"] == nil)
      #expect(value[0] == nil)
    }
    #expect(root[0] == nil)
    #expect(root["a"]?["0"] == nil)
  }
}
