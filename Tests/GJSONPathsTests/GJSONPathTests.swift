// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import Testing

@Suite struct GJSONPathTests {
  private static let tables = [
    PathRows.key, PathRows.list, PathRows.query, PathRows.multipath, PathRows.malformed,
    PathRows.allLookup, PathRows.allKeys, PathRows.allElements, PathRows.allOperators,
    PathRows.allMade, PathRows.allLines, PathRows.allTexts, PathRows.allBroken,
    PathRows.allModifiers,
  ]

  @Test(arguments: tables) func `a path selects the raw value that gjson selects`(_ rows: [PathRow])
  {
    for row in rows {
      let value = GJSONPath(row.path).value(in: Array(row.document.utf8))
      let raw = value.exists ? String(decoding: value.raw, as: UTF8.self) : nil
      #expect(raw == row.raw, "\(row.path): \(row.why)")
    }
  }

  @Test func `the tables are complete`() {
    #expect(Self.tables.joined().count > 1_250)
    #expect(Self.tables.joined().allSatisfy { !$0.why.isEmpty })
  }

  @Test func `several paths give their values in order`() {
    let paths = ["b", "missing", "a"].map(GJSONPath.init)
    let values = GJSONPath.values(of: paths, in: Array(#"{"a":1,"b":2}"#.utf8))
    #expect(values.map(\.text) == ["2", "", "1"])
  }

  @Test(arguments: [
    ("odata.count", #"odata\.count"#), ("@odata", "@odata"), ("@this", #"\@this"#),
    ("a*b?c", #"a\*b\?c"#), ("x,y", #"x\,y"#), ("plain_key-1", "plain_key-1"),
    (#"back\slash"#, #"back\\slash"#), ("!true", #"\!true"#), ("a|b(c)", #"a\|b\(c\)"#),
    ("a#b", ##"a\#b"##),
  ]) func `an escaped key finds itself`(_ key: String, _ escaped: String) {
    #expect(GJSONPath.escaping(key) == escaped)
    let name = key.replacing(#"\"#, with: #"\\"#)
    let json = Array(#"{"other":0,"\#(name)":{"k":1}}"#.utf8)
    #expect(GJSONPath(escaped + ".k").value(in: json).text == "1")
  }
}
