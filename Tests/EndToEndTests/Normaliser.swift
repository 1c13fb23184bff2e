// SPDX-License-Identifier: Apache-2.0

import RegexBuilder

/// Puts placeholders in and takes volatile text out.
///
/// Out of output it takes: the folders and the port of the case; any other port of `127.0.0.1`,
/// which becomes `@PORT@`; measured times, numbers before ` ms` behind a comma or `actual:`, which
/// become one `@MS@`; instants such as `2026-11-21T10:15:30.5Z`, which become `@TIME@`; how many
/// bytes had come before a deadline, which become `@BYTES@`; percentiles of time, how many pop-ups
/// were slow, and which. Progress lines of one run are sorted,
/// since answers arrive in any order.
struct Normaliser {
  let out: String
  let folder: String
  let port: Int?

  /// The text with real values in the places of placeholders.
  func filled(_ text: String) -> String {
    var text = text
    for (placeholder, value) in pairs { text = text.replacing(placeholder, with: value) }
    return text
  }

  /// The text with placeholders in the places of volatile values.
  func normalised(_ text: String) -> String {
    var text = text
    for (placeholder, value) in pairs { text = text.replacing(value, with: placeholder) }
    text = text.replacing(#/127\.0\.0\.1(:|%3A)\d{2,5}/#) { "127.0.0.1\($0.1)@PORT@" }
    let time = #/\d+(\.\d+)? ms( · (\d+(\.\d+)? ms|…))*/#
    for lead in [", ", "= actual: "] {
      text = text.replacing(
        Regex {
          lead; time
        }, with: lead + "@MS@ ms")
    }
    text = text.replacing(#/(p50|p95|max) \d+ ms/#) { "\($0.1) @MS@ ms" }
    text = text.replacing(#/\d+( of \d+ take longer[^\n]*\n += evidence: )[^\n]*/#) {
      "@COUNT@\($0.1)@EXCHANGE@"
    }
    text = text.replacing(#/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/#, with: "@TIME@")
    text = text.replacing(#/\d+( bytes of the body had come)/#) { "@BYTES@\($0.1)" }
    // Answers that were given up at the same time need not have come equally far.
    text = text.replacing(#/(= actual: )([^\n·]+ @BYTES@[^\n·]*?)( · (\2|…))+/#) {
      "\($0.1)\($0.2)"
    }
    return sortingProgress(text)
  }

  private var pairs: [(String, String)] {
    // The folder of a case stands in the package's, so it goes first.
    [("@OUT@", out), ("@CASE@", folder), ("@ROOT@", ProgramUnderTest.package)]
      + (port.map { [("@PORT@", "\($0)")] } ?? [])
  }

  private func sortingProgress(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let places = lines.indices.filter { lines[$0].contains(#/^\[ *\d+/\d+\] /#) }
    var sorted = lines
    for (place, line) in zip(places, places.map({ lines[$0] }).sorted()) { sorted[place] = line }
    return sorted.joined(separator: "\n")
  }
}
