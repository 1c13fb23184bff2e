// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Testing

@Suite struct AssumptionUseTests {
  @Test(
    arguments: [
      ("no action", []), ("{{.Phone}}", [.unset]), ("{{if .Phone}}{{.Phone}}{{end}}", []),
      ("{{UrlEncode .Phone}}", [.plus, .unset]), ("{{print `.UrlEncode`}}", []),
      (#"{{TimeFormat .StartTimeUnix "HH:mm" "0"}}"#, [.unset]),
      (#"{{TimeFormat .StartTimeUnix "HH:mm" "1"}}"#, [.unset, .utcFlag]),
      (#"{{TimeFormat .StartTimeUnix "HH:mm:ssZz" "0"}}"#, [.unset, .zone]),
      ("{{TimeFormat .StartTimeUnix 'HH:mm-z' '1'}}", [.unset, .utcFlag, .zone, .quotes]),
      ("it's {{.Phone}}", [.unset]), ("{{'a'}}", [.quotes]),
      ("{{.Call_Log_Status}}", [.unset, .words]), ("{{.EndTimeUnix}}", [.unset, .names]),
      // Either way of a condition is looked at; what hangs on a value counts in any case.
      (#"{{if .RecordPath}}{{else}}{{TimeFormat 0 "HH" "1"}}{{end}}"#, [.utcFlag]),
      (#"{{if eq .Owner "x"}}{{TimeFormat 0 "HH" "0"}}{{end}}"#, [.utcFlag, .zone]),
    ] as [(String, [Assumption])])
  func `a template depends on what decides its output`(
    _ text: String, _ expected: [Assumption]
  ) throws {
    let template = try PBXTemplate(parsing: SourceSlice(text, name: "t"))
    let uses = template.assumptions(timeZone: "Asia/Dubai")
    #expect(uses.map(\.assumption) == expected)
    #expect(uses.allSatisfy { !$0.spans.isEmpty })
  }

  @Test func `a known variable is not unset, and in UTC the flag makes no difference`() throws {
    let text = #"{{UrlEncode .Phone}} {{TimeFormat .T "HH" "1"}}"#
    let template = try PBXTemplate(parsing: SourceSlice(text, name: "t"))
    let uses = template.assumptions(known: ["Phone"])
    #expect(uses.map(\.assumption) == [.plus, .unset])
    #expect(uses[0].spans.map(\.range) == [2..<11])
    #expect(
      uses[1].spans.map(\.range)
        == [text.utf8Range(of: ".T ")].map {
          $0.lowerBound..<($0.upperBound - 1)
        })
  }

  @Test func `a variable that is named like a function is not the function`() throws {
    let text = "{{.UrlEncode}}{{UrlEncode .A}}{{.A | UrlEncode}}"
    let template = try PBXTemplate(parsing: SourceSlice(text, name: "t"))
    let uses = template.assumptions(known: ["A", "UrlEncode"])
    #expect(uses.map(\.assumption) == [.plus])
    #expect(uses.first?.spans.map(\.range) == [16..<25, 37..<46])
  }

  @Test(arguments: [
    ("a.b", false), ("a,b", true), ("$.a", true), ("a[0]", true), (#"a\,b"#, false),
  ])
  func `a list or a JSONPath depends on how fields are read`(_ text: String, _ depends: Bool) {
    #expect(PathList(splitting: text).dependsOnAssumption == depends)
  }
}

extension String {
  /// Where a part stands, in bytes.
  func utf8Range(of part: String) -> Range<Int> {
    guard let range = self.ranges(of: part).first else { return 0..<0 }
    let start = utf8.distance(from: startIndex, to: range.lowerBound)
    return start..<(start + part.utf8.count)
  }
}
