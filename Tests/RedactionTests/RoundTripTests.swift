// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing

/// The law that recordings rest on: what is sent with a secret and redacted is what is sent with the
/// placeholder as the secret.
@Suite struct RoundTripTests {
  struct Rendering: Sendable, CustomTestStringConvertible {
    let name: String
    let render: @Sendable (String) -> String
    var testDescription: String { name }
  }

  static let renderings: [Rendering] = [
    Rendering(name: "raw") { "Bearer \($0)" },
    Rendering(name: "raw in the middle") { "key \($0) of 3" },
    Rendering(name: "percent") { "/v1/a%20b?k=\(Encodings.percent($0))&n=%2B9715" },
    Rendering(name: "form") { "grant=x&p=\(Encodings.form($0))&q=a+b" },
    Rendering(name: "JSON") { #"{"a":"\n","k":"\#(Encodings.json($0))","b":[1]}"# },
    Rendering(name: "JSON with slashes") { #"{"k":"\#(Encodings.jsonWithSlashes($0))"}"# },
    Rendering(name: "HTML") { "<i>\(Encodings.html($0))</i>" },
    Rendering(name: "Basic user") { "Basic \(Encodings.base64("\($0):x"))" },
    Rendering(name: "Basic password") { "Basic \(Encodings.base64("user:\($0)"))" },
    Rendering(name: "Basic in JSON") { #"{"h":"Basic \#(Encodings.base64("u:\($0)"))"}"# },
    Rendering(name: "percent twice") {
      "u=\(Encodings.percent("http://h/?k=" + Encodings.percent($0)))"
    },
    Rendering(name: "JSON in JSON") {
      #"{"b":"\#(Encodings.json(#"{"k":"\#(Encodings.json($0))"}"#))"}"#
    },
    Rendering(name: "percent in JSON") {
      #"{"u":"\#(Encodings.json("?k=" + Encodings.percent($0)))"}"#
    },
    Rendering(name: "JSON in HTML") { Encodings.html(#"{"k":"\#(Encodings.json($0))"}"#) },
  ]

  @Test(arguments: renderings)
  func `redacting what a secret renders gives what its placeholder renders`(_ rendering: Rendering)
  {
    var seeded = Seeded(20_260_101)
    for round in 0..<400 {
      let value = seeded.secret(4...40)
      let redactor = Redactor(secrets: [
        Secret("another-secret-\(round)", name: "other"), Secret(value, name: "api_key"),
      ])
      let sent = rendering.render(value)
      let expected = rendering.render("REDACTED-2-api_key")
      let redacted = redactor.redact(sent).text
      #expect(redacted == expected, "secret \(value)")
      #expect(redactor.redact(redacted).text == redacted, "secret \(value)")
    }
  }

  @Test(arguments: renderings)
  func `a replay with placeholders as secrets redacts nothing away`(_ rendering: Rendering) {
    let recording = Redactor(secrets: [Secret("A", name: "pin"), Secret("wxyz-4711", name: "k")])
    let replay = Redactor(
      secrets: recording.placeholders.map { Secret($0.text, name: $0.name) })
    #expect(replay.placeholders.map(\.text) == recording.placeholders.map(\.text))
    let sent = rendering.render("REDACTED-2-k")
    #expect(replay.redact(sent).text == sent)
  }
}
