// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues
import Testing

struct SchemaFormatTests {
  private func schema(_ format: String, asserts: Bool = true) throws -> JSONSchema {
    var options = SchemaOptions()
    options.assertsFormats = asserts
    let document = try JSONDocument(parsing: "{\"format\":\"\(format)\"}")
    return try JSONSchema(compiling: document, options: options)
  }

  /// A format with texts that have it and texts that do not.
  struct Row: Sendable, CustomTestStringConvertible {
    let format: String
    let sound: [String]
    let unsound: [String]

    init(_ format: String, _ sound: [String], not unsound: [String]) {
      self.format = format
      self.sound = sound
      self.unsound = unsound
    }

    var testDescription: String { format }
  }

  static let times: [Row] = [
    Row(
      "date", ["2024-02-29", "2000-02-29", "0000-12-31", "2023-04-30"],
      not: ["2023-02-29", "1900-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-01-00"]
        + ["23-01-01", "2023-1-1", "2023/01/01", "2023-01-01 ", "", "2023-01-0", "２０２３-01-01"]),
    Row(
      "time",
      ["00:00:00Z", "23:59:59.999999999z", "12:00:00+23:59", "23:59:60Z", "00:29:60+00:30"],
      not: ["24:00:00Z", "12:60:00Z", "12:00:61Z", "12:00:00", "12:00:00.Z", "12:00:00+24:00"]
        + ["22:59:60Z", "12:00:00+1:00", "12:00Z", "12:00:00Z ", "1200:00Z"]),
    Row(
      "date-time",
      ["2024-02-29T12:00:00Z", "1985-04-12t23:20:50.52-08:00", "1998-12-31T23:59:60Z"],
      not: ["2024-02-30T12:00:00Z", "2024-02-29 12:00:00Z", "2024-02-29", "2024-02-29T12:00:00"]),
    Row(
      "duration", ["P1Y", "P1Y2M3DT4H5M6S", "PT0S", "P3W", "P1M2D", "PT36H", "P1DT1M"],
      not: [
        "P", "PT", "1Y", "P1", "P1YT", "P1Y2D", "PT1H2S", "P1W2D", "P1D1Y", "P1S", "PT1D", "p1Y",
      ]),
  ]

  static let names: [Row] = [
    Row(
      "email",
      ["a@b.c", "a.b+c@d-e.f", "\"a b\"@c.d", "\"a\\\"b\"@c.d", "a@[1.2.3.4]", "a@[IPv6:::1]"],
      not: ["a", "@b.c", "a@", "a@b@c", ".a@b.c", "a.@b.c", "a..b@c.d", "a b@c.d", "a@-b.c"]
        + ["a@b..c", "é@b.c", "a@[1.2.3]", "a@[::1]", "\"a@b.c", "\"a\"b\"@c.d", "a@b_c.d"]
        + [String(repeating: "a", count: 65) + "@b.c"]),
    Row(
      "idn-email", ["é@ü.de", "名@例え.テスト", "a@b.c"], not: ["é", "é@", "é@-ü.de", "a b@ü.de"]),
    Row(
      "hostname", ["a", "a.b", "a-b.c1", "1.2", "xn--bcher-kva.example", "A.B"],
      not: ["", ".", "a.", ".a", "a..b", "-a", "a-", "a b", "bücher.de", "xn--", "xn--x-.a"]
        + [String(repeating: "a", count: 64), "ab--c", "xn--bcher-kva1111", "a.b\n"]
        + [Array(repeating: "abcdefg.", count: 32).joined() + "a"]),
    Row(
      "idn-hostname", ["bücher.de", "例え.テスト", "a。b", "ألف.com", "l·l", "a.b", "ßs"],
      not: ["", "Ümit.de", "a..b", "·l", "\u{301}a", "a\u{200D}b", "☃.de", "ab--ü", "ü-", "אa"]
        + [String(repeating: "ü", count: 64), "٠۰א", "ﬁ.de"]),
    Row(
      "ipv4", ["0.0.0.0", "255.255.255.255", "1.20.100.9"],
      not: [
        "256.0.0.0", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.", "1..2.3", "a.2.3.4", "1.2.3.4 ",
      ]),
    Row(
      "ipv6",
      ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "1::8", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4"],
      not: [
        ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "g::", "1:", ":1",
      ]
        + ["1.2.3.4", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "1::2:3:4:5:6:7:8", "::1%eth0", ""]),
    Row(
      "uuid", ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380"],
      not: ["2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "", "-----"]
        + ["2eb8aa08-aa98-11ea-b4aa-73b441d1638g", "2eb8aa08-aa98-11ea-b4aa-73b441d163800"]),
  ]

  static let references: [Row] = [
    Row(
      "uri",
      [
        "http://a.b/c?d#e", "urn:a:b", "mailto:a@b.c", "a:", "http://[::1]:80/", "http://a:/",
        "x+1.2:/",
      ]
        + ["http://u:p@h/%20", "http://[v1.a:b]/", "file:///c:/d"],
      not: [
        "/a", "a", "", "http://a b", "http://[::1", "http://a/%2", "http://a/%zz", "1a:b", "é:a",
      ]
        + [
          "http://é", "http://a:b", "http://a/<b>", "http://[v1]", "http://[x]/", "a:[b]",
          "a:b#c#d",
        ]),
    Row(
      "uri-reference", ["", "a", "/a", "?b", "#c", "//d", "../e", "a:b"],
      not: ["a b", "\\a", "é", "#a#b", "[a]", "1:a", "a%"]),
    Row(
      "iri", ["http://é.de/ü?ñ#名", "urn:é", "a:?\u{E000}"],
      not: ["é", "http://é de", "a:\u{E000}", "a:\u{FFFE}", "a:\u{80}"]),
    Row("iri-reference", ["é", "/é", "#é", ""], not: ["é é", "\\é", "é:a"]),
    Row(
      "uri-template",
      [
        "", "a", "{a}", "/x/{a,b*}{?c:10}", "{+a}{#b}{.c}{/d}{;e}{&f}", "%41{a.b}{%41}", "é",
        "{!a}",
      ],
      not: [
        "{", "}", "{}", "{a", "a}", "{a b}", "{a:0}", "{a:12345}", "{a,}", "{-a}", "a b", "%4", "<",
      ]),
    Row(
      "json-pointer", ["", "/", "/a/b", "/~0~1", "//", "/é"], not: ["a", "#", "/~", "/~2", "/a~"]),
    Row(
      "relative-json-pointer", ["0", "10", "0/a", "1#", "0/"],
      not: ["", "/a", "01", "-1", "0##", "1#/a", "a", "0~", "0a"]),
    Row(
      "regex",
      [
        "", "a", "^a+?(b|c)*$", "(?:a)(?=b)(?!c)(?<=d)(?<!e)", "[]", "[^]", "[a-z\\-\\d]", "a{2}",
        "a{2,}",
      ]
        + [
          "a{2,10}?", "(?<n>a)\\k<n>", "\\u00e9\\u{1F600}\\x41\\cA\\0", "\\p{L}\\P{gc=Lu}",
          "\\/\\^",
        ]
        + ["(a)\\1", "|", "a|", "(?<=a+)b", "."],
      not: [
        "(", ")", "a)", "[", "[a", "*", "a**", "a{2,1}", "{", "a{,2}", "}", "]", "(?i)a",
        "(?P<n>a)",
      ]
        + [
          "(?#c)", "\\", "\\a", "\\Z", "\\A", "\\-", "\\c1", "\\x4", "\\u12", "\\u{110000}", "\\01",
        ]
        + [
          "\\p", "\\p{", "\\p{}", "\\k", "\\k<", "^*", "(?=a)*", "\\b+", "(?<1>a)", "(?<>a)",
          "[\\B]",
        ]
        + [String(repeating: "(", count: 5_000)]),
  ]

  @Test(arguments: times + names + references)
  func `a format that is asserted refuses other texts`(_ row: Row) throws {
    let schema = try schema(row.format)
    func accepts(_ text: String) throws -> Bool {
      schema.verdict(
        on: try JSONDocument(parsing: JSONOutput.string(text).text(pretty: false)).root)
        == .valid
    }
    #expect(try row.sound.filter { try !accepts($0) } == [])
    #expect(try row.unsound.filter { try accepts($0) } == [])
    #expect(schema.verdict(on: try JSONDocument(parsing: "[1]").root) == .valid)
  }

  @Test func `a format is a remark unless its assertion is asked for`() throws {
    let value = try JSONDocument(parsing: #""no date""#).root
    #expect(try schema("date", asserts: false).failures(of: value) == [])
    let failures = try schema("date").failures(of: value)
    #expect(failures.map(\.keyword) == [.format])
    #expect(failures.map(\.expected) == ["text of the format 'date'"])
    #expect(failures.map(\.actual) == ["other text"])
    #expect(try schema("colour").failures(of: value) == [])
  }

  @Test func `long texts of every format are judged in one pass`() throws {
    for row in Self.times + Self.names + Self.references {
      let schema = try schema(row.format)
      for unit in ["1", "a.", "::", "%41", "(a)", "ü", "{a}", "P1Y", "\u{200C}"] {
        let text = String(repeating: unit, count: 20_000)
        let value = try JSONDocument(parsing: "\"\(text)\"").root
        #expect(schema.verdict(on: value) != .undecided, "\(row.format)")
      }
    }
  }
}
