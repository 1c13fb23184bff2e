// SPDX-License-Identifier: Apache-2.0

import Glibc
import Redaction
import Testing
import Transports

@Suite struct RedactedRequestTests {
  static let redactor = Redactor(secrets: [Secret("s3cr'et key", name: "api_key")])

  static func command(_ request: Request) -> String { redactor.redact(request).curlCommand.text }

  /// The arguments that a POSIX shell gives to curl.
  static func arguments(_ request: Request) throws -> [String] {
    let script = #"curl() { for a in "$@"; do printf '%s\001' "$a"; done; }; "# + command(request)
    let pipe = try #require(popen(script, "r"))
    var output: [UInt8] = []
    var byte = fgetc(pipe)
    while byte != EOF {
      output.append(UInt8(truncatingIfNeeded: byte))
      byte = fgetc(pipe)
    }
    #expect(pclose(pipe) == 0)
    return output.split(separator: 1, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  static let start = ["-sS", "-i", "-g", "--path-as-is", "-X"]

  static let hostile = [
    "'", "''", #"\"#, #"\'"#, #"'\''"#, "$HOME", "$(id)", "`id`", "a;id", "a&b|c>d<e", "*?[a]{b,c}",
    "\n", "two\nlines\n", "\t tab ", "!x", "#y", "~", "\"", #""$HOME""#, "é日😀", "-o",
    "@/etc/passwd",
    "' ; id ; '", "\u{1B}[2J", "%s\\n",
  ]

  @Test(arguments: hostile)
  func `hostile text reaches curl as it is and runs nothing`(_ text: String) throws {
    let request = Request(
      method: "M" + text, url: text, headers: [HeaderField("X", "v\(text)w")],
      body: Array(text.utf8))
    #expect(
      try Self.arguments(request) == Self.start + [
        "M" + text, "--url", text, "-H", "X: v\(text)w", "-H", "Accept:", "-H", "Content-Type:",
        "--data-raw", text,
      ])
  }

  @Test func `a command is one part a line, in words that can be read`() {
    let request = Request(
      method: "POST", url: "https://crm/v1/contacts?key=s3cr%27et%20key",
      headers: [
        HeaderField("content-type", "application/json"), HeaderField("Accept", "*/*"),
        HeaderField("X-Empty", ""),
      ], body: Array(#"{"name":"O'Hara"}"#.utf8))
    #expect(
      Self.command(request) == #"""
        curl -sS -i -g --path-as-is -X POST --url 'https://crm/v1/contacts?key=REDACTED-1-api_key' \
          -H 'content-type: application/json' \
          -H 'Accept: */*' \
          -H 'X-Empty;' \
          --data-raw '{"name":"O'\''Hara"}'
        """#)
  }

  @Test func `without a body there is no word about one`() throws {
    let bare = Request(method: "GET", url: "u")
    #expect(try Self.arguments(bare) == Self.start + ["GET", "--url", "u", "-H", "Accept:"])
    let empty = Request(method: "GET", url: "u", body: [])
    #expect(try Self.arguments(empty).suffix(2) == ["--data-raw", ""])
  }

  @Test func `the text of a request looks as in a contract`() {
    let request = Request(
      method: "PATCH", url: "https://crm/a?b=c",
      headers: [HeaderField("X-Key", "s3cr'et key"), HeaderField("Y", "z")],
      body: Array("a\nb s3cr'et key".utf8))
    #expect(
      Self.redactor.redact(request).httpText.text == """
        PATCH https://crm/a?b=c
        X-Key: REDACTED-1-api_key
        Y: z

        a
        b REDACTED-1-api_key
        """)
    let bare = Self.redactor.redact(Request(method: "GET", url: "u")).httpText
    #expect(bare.text == "GET u")
    let empty = Self.redactor.redact(Request(method: "GET", url: "u", body: [])).httpText
    #expect(empty.text == "GET u\n\n")
  }
}
