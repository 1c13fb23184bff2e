// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Readiness
import Testing

/// Results with the same hostile text in every place that takes free text.
enum HostileResult {
  struct HostileText: Sendable, CustomTestStringConvertible {
    let why: String
    let text: String

    var testDescription: String { why }
  }

  static let texts: [HostileText] = [
    .init(why: "markup", text: "</pre><script>alert(1)</script><img src=x onerror=alert(1)>"),
    .init(why: "an attribute's end", text: "\" onmouseover=\"alert(1)\" x='"),
    .init(why: "a style sheet's end", text: "</style><svg onload=alert(1)>"),
    .init(why: "the end of CDATA", text: "<![CDATA[ ]]> --> &lt; &#0; &bogus;"),
    .init(why: "terminal commands", text: "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31mred\r\u{8}over"),
    .init(why: "every control character", text: String(String.UnicodeScalarView(controls))),
    .init(why: "turned writing", text: "abc\u{202E}fed\u{2066}x\u{2069}\u{200F}\u{FEFF}"),
    .init(why: "what XML has not", text: "a\u{0}b\u{FFFE}c\u{FFFF}d"),
    .init(why: "line breaks", text: "one\ntwo\r\nthree\u{2028}four\u{85}five\n\n"),
    .init(why: "Markdown", text: "`code` **b** [x](http://evil.test) # h | c @team <b> 1. ![i](x)"),
    .init(why: "emoji and scripts", text: "👩‍👩‍👧‍👦 Zoë Müller-Øst محمد 東京 🇦🇪 e\u{301}\u{301}"),
    .init(why: "nothing", text: ""),
    .init(why: "length", text: String(repeating: "long <text> & \u{1B}[31m ", count: 250)),
  ]

  private static let controls: [Unicode.Scalar] =
    (0..<0xA0).compactMap { Unicode.Scalar($0 as UInt32) }.filter {
      $0.value < 32 || $0.value > 126
    }

  /// A result with the text in every member whose value is free text.
  static func result(with text: String) throws -> RunResult {
    let document = try JSONDocument(
      parsing: SampleResults.notReady.json.text(pretty: false))
    let hostile = replaced(JSONOutput(document.root), name: "", by: text)
    return try RunResult(reading: try JSONDocument(parsing: hostile.text(pretty: false)))
  }

  /// Members whose values are words of a closed list, times, or what joins one thing to another.
  private static let kept: Set<String> = [
    "format", "world", "startedAt", "finishedAt", "verdict", "capability", "gate", "outcome",
    "promise", "severity", "owner", "layer", "capabilities", "gates", "endpoints", "scenario",
    "scenarios", "state", "fault",
    "endpoint", "code", "because", "spelling",
  ]

  private static func replaced(
    _ value: JSONOutput, name: String, by text: String
  ) -> JSONOutput {
    if kept.contains(name) {
      // Names that join findings and promises become hostile alike, so that they still do.
      let joins = ["scenario", "scenarios", "endpoint", "code", "because", "spelling"].contains(
        name)
      return joins ? suffixed(value, by: text) : value
    }
    switch value {
    case .string: return .string(text)
    case .array(let elements):
      return .array(elements.map { replaced($0, name: name, by: text) })
    case .object(let members):
      return .object(members.map { .init($0.key, replaced($0.value, name: $0.key, by: text)) })
    case .null, .bool, .int, .number: return value
    }
  }

  private static func suffixed(_ value: JSONOutput, by text: String) -> JSONOutput {
    switch value {
    case .string(let own): .string(own + text)
    case .array(let elements): .array(elements.map { suffixed($0, by: text) })
    case .null, .bool, .int, .number, .object: value
    }
  }
}
