// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import Testing

@Suite struct CaretRendererTests {
  static let renderer = CaretRenderer(redactor: Redactor(secrets: []))

  static func shown(
    _ text: String, label: RedactedText = "here", by renderer: CaretRenderer = renderer
  ) -> String {
    let complaint = Complaint(
      "some-code", "it is wrong", at: marked(text, name: "a.yaml"), label: label)
    return renderer.render(complaint).text
  }

  @Test func `a notice looks as compilers show it`() {
    let lines = String(repeating: "\n", count: 22)
    var notice = Notice(
      "blocker", "path-selects-nothing", "'data.#.first_name' selects nothing in the response")
    notice.span = marked(
      lines + "    FirstName: ▸data.#.first_name◂\n", name: "Contracts/zoho/contact-search.yaml")
    notice.label = "data.0 has 'First_Name', 'Last_Name', 'id'"
    notice.notes = [
      Notice.Note("recorded", "contact-search.har, exchange 1 (200, application/json)"),
      Notice.Note("empty", ""), Notice.Note("body", "{\n  \"a\": 1\n}\n"),
    ]
    notice.help = "write 'data.#.First_Name'"
    #expect(
      Self.renderer.render(notice).text == """
        blocker[path-selects-nothing]: 'data.#.first_name' selects nothing in the response
          --> Contracts/zoho/contact-search.yaml:23:16
           |
        23 |     FirstName: data.#.first_name
           |                ^^^^^^^^^^^^^^^^^ data.0 has 'First_Name', 'Last_Name', 'id'
           = recorded: contact-search.har, exchange 1 (200, application/json)
           = body: {
                     "a": 1
                   }
           = help: write 'data.#.First_Name'

        """)
  }

  @Test func `a complaint is an error with a remedy`() {
    let complaint = Complaint(
      "contract-empty-value", "ContactsId has no path",
      at: marked("map:\n  ContactsId: ▸#.id◂"), label: "YAML takes this for a comment",
      remedy: "a path that starts with # stands in quotes: \"#.id\"")
    #expect(
      Self.renderer.render(complaint).text == """
        error[contract-empty-value]: ContactsId has no path
          --> contact-search.yaml:2:15
           |
         2 |   ContactsId: #.id
           |               ^^^^ YAML takes this for a comment
           = help: a path that starts with # stands in quotes: "#.id"

        """)
  }

  @Test func `without a place there is no excerpt`() {
    let complaint = Complaint("no-file", "there is no file", at: nil, remedy: "write one")
    #expect(
      Self.renderer.render(complaint).text == """
        error[no-file]: there is no file
           = help: write one

        """)
    #expect(Self.renderer.render(Notice("minor", "c", "m")).text == "minor[c]: m\n")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let excerpt: String
  }

  static let cases = [
    Case(
      testDescription: "the end of a file", text: "a: b▸◂", excerpt: " 1 | a: b\n   |     ^ here"),
    Case(
      testDescription: "behind the last line break", text: "a: b\n▸◂", excerpt: " 2 |\n   | ^ here"),
    Case(testDescription: "an empty file", text: "▸◂", excerpt: " 1 |\n   | ^ here"),
    Case(testDescription: "an empty line", text: "a\n▸◂\nb", excerpt: " 2 |\n   | ^ here"),
    Case(
      testDescription: "several lines", text: "a: ▸b\n  c\nd◂", excerpt: " 1 | a: b\n   |    ^ here"
    ),
    Case(
      testDescription: "from a line break on", text: "ab▸\n  c◂", excerpt: " 1 | ab\n   |   ^ here"),
    Case(
      testDescription: "CRLF", text: "x\r\na: ▸bc\r\n◂d", excerpt: " 2 | a: bc\n   |    ^^ here"),
    Case(
      testDescription: "tabs", text: "\ta:\t▸b\tc◂",
      excerpt: " 1 |   a:  b  c\n   |       ^^^^ here"),
    Case(
      testDescription: "wide characters", text: "日本: ▸電話◂",
      excerpt: " 1 | 日本: 電話\n   |       ^^^^ here"),
    Case(
      testDescription: "combining characters", text: "e\u{301}e\u{301}: ▸o\u{308}x◂",
      excerpt: " 1 | e\u{301}e\u{301}: o\u{308}x\n   |     ^^ here"),
    Case(testDescription: "emoji", text: "👩‍👩‍👧 ▸❤️◂!", excerpt: " 1 | 👩‍👩‍👧 ❤️!\n   |    ^^ here"),
    Case(testDescription: "Arabic", text: "علي: ▸x◂", excerpt: " 1 | علي: x\n   |      ^ here"),
    Case(
      testDescription: "control characters", text: "\u{1B}[1m\u{202E}▸x◂",
      excerpt: " 1 | \u{FFFD}[1m\u{FFFD}x\n   |      ^ here"),
    Case(
      testDescription: "a line number of three digits",
      text: String(repeating: "\n", count: 99) + "▸x◂",
      excerpt: "100 | x\n   | ^ here".replacing("\n   |", with: "\n    |")),
    Case(
      testDescription: "a line number of four digits",
      text: String(repeating: "\n", count: 999) + "▸x◂",
      excerpt: "1000 | x\n     | ^ here"),
  ]

  @Test(arguments: cases)
  func `carets stand below their place`(_ row: Case) {
    let lines = Self.shown(row.text).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[3...4].joined(separator: "\n") == row.excerpt)
    #expect(lines.count == 6 && lines[5].isEmpty)
  }

  @Test func `bytes that are no text keep the carets in place`() {
    let source = SourceText(name: "a", utf8: [0x61, 0xFF, 0xC3] + Array("xyz".utf8))
    let complaint = Complaint("c", "m", at: SourceSpan(3..<5, in: source))
    #expect(
      Self.renderer.render(complaint).text
        == "error[c]: m\n  --> a:1:4\n   |\n 1 | a\u{FFFD}\u{FFFD}xyz\n   |    ^^\n")
  }

  static let windows = [
    ("▸ab◂" + String(repeating: "x", count: 40), "abxxxxxxxxxxxxxxxx…", "^^"),
    (String(repeating: "x", count: 40) + "▸ab◂", "…xxxxxxxxxxxxxxxxab", "                 ^^"),
    (
      String(repeating: "x", count: 40) + "▸ab◂" + String(repeating: "y", count: 40),
      "…xxxxxxabyyyyyyyyyy…", "       ^^"
    ),
    ("▸" + String(repeating: "x", count: 40) + "◂", "xxxxxxxxxxxxxxxxxx…", "^^^^^^^^^^^^^^^^^^"),
    (String(repeating: "日", count: 40) + "▸b◂", "…日日日日日日日日b", "                 ^"),
    (String(repeating: "x", count: 18) + "▸ab◂", "xxxxxxxxxxxxxxxxxxab", "                  ^^"),
  ]

  @Test(arguments: windows)
  func `of a long line a window is shown`(_ text: String, _ line: String, _ carets: String) {
    let renderer = CaretRenderer(redactor: Redactor(secrets: []), width: 20)
    let lines = Self.shown(text, label: "", by: renderer).split(separator: "\n")
    #expect(lines[3] == " 1 | \(line)")
    #expect(lines[4] == "   | \(carets)")
  }

  static let secrets = [
    ("k: top-secret, z: ▸x◂", "k: REDACTED-1-k, z: x", "                    ^"),
    ("a: ▸x◂, k: top-secret", "a: x, k: REDACTED-1-k", "   ^"),
    ("k: ▸top-secret◂ z", "k: REDACTED-1-k z", "   ^^^^^^^^^^^^"),
    ("k: top-▸sec◂ret z", "k: REDACTED-1-k z", "   ^^^^^^^^^^^^"),
    ("k: ▸\"top-secret\"◂ z", "k: \"REDACTED-1-k\" z", "   ^^^^^^^^^^^^^^"),
  ]

  @Test(arguments: secrets)
  func `a secret in the line is not shown and the carets stay`(
    _ text: String, _ line: String, _ carets: String
  ) {
    let renderer = CaretRenderer(redactor: Redactor(secrets: [Secret("top-secret", name: "k")]))
    let lines = Self.shown(text, label: "", by: renderer).split(separator: "\n")
    #expect(lines[3] == " 1 | \(line)")
    #expect(lines[4] == "   | \(carets)")
  }

  @Test func `what is hidden is shown as dots whatever its length`() {
    let span = marked("\n  api_key: { from: ▸abc◂, owner: x }", name: "contract.yaml")
    let rest = SourceSpan(0..<1, in: span.source)
    let complaint = Complaint(
      "secret-in-contract", "a secret is written in the contract", at: span, label: "expected env",
      hiding: [span, span, rest])
    #expect(
      Self.renderer.render(complaint).text == """
        error[secret-in-contract]: a secret is written in the contract
          --> contract.yaml:2:20
           |
         2 |   api_key: { from: ••••••••, owner: x }
           |                    ^^^^^^^^ expected env

        """)
  }

  @Test func `text of a service cannot steer the terminal`() {
    let redactor = Redactor(secrets: [])
    var notice = Notice("major", "c", redactor.redact("a\u{1B}[2Jb\nc\td"))
    notice.notes = [Notice.Note("n", redactor.redact("x\r\ny\u{202E}z"))]
    #expect(
      Self.renderer.render(notice).text
        == "major[c]: a\\u{1B}[2Jb\\nc\\td\n   = n: x\n        y\\u{202E}z\n")
  }

  @Test func `colours surround the text and change nothing else`() {
    let colored = Self.shown(
      "a: ▸b◂", by: CaretRenderer(redactor: Redactor(secrets: []), usesColor: true))
    #expect(
      colored.hasPrefix("\u{1B}[1;31merror[some-code]\u{1B}[0m\u{1B}[1m: it is wrong\u{1B}[0m\n"))
    #expect(colored.contains("\u{1B}[31m^ here\u{1B}[0m\n"))
    var plain = ""
    for part in colored.split(separator: "\u{1B}[", omittingEmptySubsequences: false) {
      plain += plain.isEmpty && part.isEmpty ? "" : String(part.drop { $0 != "m" }.dropFirst())
    }
    #expect(plain == Self.shown("a: ▸b◂"))
  }

  @Test func `a place outside the file is its end`() {
    let source = SourceText(name: "a", "ab\ncd")
    for range in [5..<9, 100..<200, 4..<Int.max] {
      let text = Self.renderer.render(Complaint("c", "m", at: SourceSpan(range, in: source))).text
      #expect(text.contains(" 2 | cd\n"))
    }
  }
}
