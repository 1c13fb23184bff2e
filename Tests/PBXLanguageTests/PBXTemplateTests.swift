// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Testing

@Suite struct PBXTemplateTests {
  private static let call: [String: TemplateValue] = [
    "StartTimeUnix": 1_672_531_199, "Started": "1672531199", "Phone": "+971500000000",
    "FirstName": "aisha", "Talk_Duration_Sec": 0, "Quote": "a \"b\"",
  ]

  private func render(_ text: String, assuming assumptions: PBXAssumptions = .init()) throws
    -> String
  {
    try PBXTemplate(parsing: SourceSlice(text, name: "t"))
      .render(with: Self.call, assuming: assumptions)
  }

  @Test(arguments: [
    ("{{ToMillis .StartTimeUnix}}", "1672531199000", "the vendor's example"),
    ("{{.Started | ToMillis}}", "1672531199000", "a text of digits"),
    ("{{Capitalize \"hello world\"}}", "Hello world", "the vendor's example"),
    ("{{Capitalize .FirstName}}", "Aisha", "a variable"),
    ("{{Capitalize 'ANSWERED'}}", "ANSWERED", "the rest stays"),
    ("[{{Capitalize ''}}]", "[]", "an empty text"),
    ("{{Capitalize 'émile'}}{{Capitalize 'ßx'}}", "Émileßx", "one letter becomes one letter"),
    ("{{UrlEncode \"hello world!\"}}", "hello%20world%21", "the vendor's example"),
    ("{{UrlEncode .Phone}}", "%2B971500000000", "the plus sign"),
    ("{{UrlEncode 'a-b_c.d~e'}}", "a-b_c.d~e", "the unreserved characters"),
    (
      "{{UrlEncode '&=@:$,/?#[]%()*;'}}", "%26%3D%40%3A%24%2C%2F%3F%23%5B%5D%25%28%29%2A%3B",
      "the reserved characters"
    ),
    ("{{UrlEncode 'é😀'}}", "%C3%A9%F0%9F%98%80", "bytes of UTF-8"),
    (
      "{{TimeFormat .StartTimeUnix 'yyyy-MM-ddTHH:mm:ss-z' '1'}}", "2022-12-31T23:59:59+00:00",
      "the vendor's call journal"
    ),
    (
      "{{TimeFormat .Started \"yyyy-MM-dd HH:mm:ss +0000\" \"1\"}}", "2022-12-31 23:59:59 +0000",
      "a template in use"
    ),
    ("{{if .Talk_Duration_Sec}}talked{{else}}missed{{end}}", "missed", "a number that is zero"),
    ("{\"n\":\"{{.Quote}}\"}", "{\"n\":\"a \"b\"\"}", "nothing is escaped for JSON"),
    ("{{.Nobody}}", "<no value>", "an unset variable"),
  ]) func `a template renders as the PBX renders it`(
    _ text: String, _ output: String, _ why: String
  ) throws {
    #expect(try render(text) == output, "\(why)")
  }

  @Test func `assumptions change what is rendered`() throws {
    #expect(try render("{{UrlEncode .Phone}}", assuming: .init(plus: .kept)) == "+971500000000")
    #expect(try render("[{{.Nobody}}]", assuming: .init(unset: .empty)) == "[]")
    let format = "{{TimeFormat .StartTimeUnix 'yyyy-MM-ddTHH:mm:ss.000Zz' "
    let paris = PBXAssumptions(timeZone: "Europe/Paris")
    let local = PBXAssumptions(utcFlag: .local, timeZone: "Europe/Paris")
    #expect(try render(format + "'1'}}", assuming: paris) == "2022-12-31T23:59:59.000Z")
    #expect(try render(format + "'0'}}", assuming: paris) == "2023-01-01T00:59:59.000+01:00")
    #expect(try render(format + "'1'}}", assuming: local) == "2023-01-01T00:59:59.000+01:00")
  }

  @Test func `text variables are texts`() throws {
    let template = try PBXTemplate(parsing: SourceSlice("{{if .n}}yes{{end}}{{.n}}", name: "t"))
    #expect(try template.render(with: ["n": "0"] as [String: String]) == "yes0")
  }

  @Test(arguments: [
    ("{{ToMillis .Nobody}}", "error calling ToMillis: not a timestamp: <nil>"),
    ("{{UrlEncode .Nobody}}", "invalid value; expected string"),
    ("{{Capitalize .StartTimeUnix}}", "wrong type for value; expected string; got int64"),
    ("{{ToMillis 'soon'}}", "error calling ToMillis: not a timestamp: \"soon\""),
    ("{{ToMillis 9223372036854775807}}", "error calling ToMillis: timestamp out of range"),
    ("{{ToMillis true}}", "error calling ToMillis: not a timestamp"),
    (
      "{{TimeFormat .StartTimeUnix 'yy' '1'}}",
      "error calling TimeFormat: 'yy' is not defined in a time format"
    ),
    (
      "{{TimeFormat 9223372036854775807 'yyyy' '1'}}",
      "error calling TimeFormat: timestamp out of range"
    ),
    ("{{TimeFormat .StartTimeUnix}}", "wrong number of args for TimeFormat: want 3 got 1"),
  ]) func `a function that cannot answer says why`(_ text: String, _ message: String) {
    let error = #expect(throws: TemplateExecutionError.self) { try render(text) }
    #expect(error?.message == message)
  }

  @Test func `an unknown zone is an error that names it`() {
    for zone in ["Mars/Olympus", "../etc/passwd", "", "Europe"] {
      let error = #expect(throws: TemplateExecutionError.self) {
        try render("{{TimeFormat 0 'HH' '0'}}", assuming: .init(timeZone: zone))
      }
      #expect(error?.message.contains("time zone '\(zone)'") == true)
    }
  }

  @Test func `references and functions are known without rendering`() throws {
    let text = "{{if .RecordPath}}{{UrlEncode .RecordPath}}{{end}}{{TimeFormat .T 'HH' '1'}}"
    let template = try PBXTemplate(parsing: SourceSlice(text, name: "t"))
    #expect(template.references.map(\.name) == ["RecordPath", "RecordPath", "T"])
    #expect(template.references.map(\.isGuarded) == [false, true, false])
    #expect(template.usesFunctions == ["UrlEncode", "TimeFormat"])
    #expect(
      PBXTemplate.functionNames == ["TimeFormat", "ToMillis", "Capitalize", "UrlEncode"])
  }

  @Test(arguments: [
    ("{{ ▸Phone◂ }}", "function \"Phone\" not defined"),
    ("{{▸urlEncode◂ .Phone}}", "function \"urlEncode\" not defined"),
    ("{\"t\": \"{{TimeFormat .T ▸\\◂\"HH\\\" \\\"1\\\"}}\"}", "unexpected \"\\\\\" in operand"),
  ]) func `a mistake points at its text`(_ marked: String, _ message: String) throws {
    let parts = marked.split(separator: "▸", omittingEmptySubsequences: false)
    let inside = parts[1].split(separator: "◂", omittingEmptySubsequences: false)[0]
    let text = marked.filter { $0 != "▸" && $0 != "◂" }
    let error = #expect(throws: TemplateSyntaxError.self) {
      try PBXTemplate(parsing: SourceSlice(text, name: "t"))
    }
    #expect(error?.message == message)
    let start = parts[0].utf8.count
    #expect(error?.span.range == start..<(start + inside.utf8.count))
  }
}
