// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// What a run measures beside promises: matrices, times and phonebooks for the sample results.
enum SampleMeasurements {
  static let origin = RunOrigin(
    host: "build-7.northgate.test", localAddresses: ["10.0.0.7"],
    remoteAddresses: ["203.0.113.9", "203.0.113.10"], trust: "the system's authorities")

  static let columns: [FormatMatrix.Column] = [
    .init(spelling: "e164", isRequired: true), .init(spelling: "digits", isRequired: false),
    .init(spelling: "double-zero", isRequired: false),
    .init(spelling: "national", isRequired: true), .init(spelling: "lost-plus", isRequired: false),
  ]

  /// Every number is found in every spelling that is promised.
  static var goodFormats: FormatMatrix {
    FormatMatrix(
      columns: columns,
      rows: [
        row("+971500000000", "normalised", "✓ ✓ ✓ ✓ o"), row("050 000 0002", "normalised", "✓✓o✓-"),
      ])
  }

  /// Everything that a cell can be.
  static var badFormats: FormatMatrix {
    FormatMatrix(
      columns: columns,
      rows: [
        row("+971500000000", "normalised", "✓ ✓ ✓ ✓ o"), row("+971 50 000 0001", nil, "✗?·△-"),
        row("050 000 0002", "last 7 digits", "MSo✓ "),
        row("+44 20 7946 0961 ext. 12", nil, "m-s?·"),
      ])
  }

  static func latency(within limit: Int, slowest: Int) -> LatencySummary {
    let cold = [slowest, 41_000, 38_500]
    let warm = (0..<33).map { 9_000 + $0 * 2_741 % 31_000 }
    return LatencySummary(
      endpoint: "contact-search", limitMicroseconds: limit, concurrency: 5,
      groups: [
        .init(name: "cold", samples: cold), .init(name: "warm", samples: warm),
        .init(name: "all", samples: cold + warm),
      ])
  }

  static var goodPhonebook: [PhonebookEntry] {
    [
      PhonebookEntry(
        scenario: "known customer", name: "Aisha Rahman",
        numbers: ["+971500000000", "+97142000000"],
        exact: .init(outcome: .thisName, name: "Aisha Rahman"),
        lastDigits: .init(outcome: .thisName, name: "Aisha Rahman"))
    ]
  }

  static var goodUsers: UserTable {
    UserTable(
      count: 2, pages: 1, reach: 10_000,
      extensions: [
        .init(
          number: "1001", isPilot: true, email: "sara.kaya@northgate.example", user: "u17",
          state: .found),
        .init(
          number: "1900", isPilot: false, email: nil, user: nil, state: .withoutUser,
          remark: "Warehouse <telephone>"),
      ], leftOver: 1, others: [.init(id: "‹hidden, 3 characters›", page: 1, place: 2)])
  }

  static var badUsers: UserTable {
    var users = goodUsers
    users.extensions += [
      .init(
        number: "1002", isPilot: false, email: "ben.carter@northgate.example", user: nil,
        state: .missing),
      .init(
        number: "1003", isPilot: false, email: "cara.dunn@northgate.example", user: "u4",
        state: .another, remark: "switched off in the CRM"),
    ]
    users.leftOver = 70
    return users
  }

  /// Nothing went wrong, or as much as the CRM of the bad sample does.
  static func resilience(_ seen: [ResilienceRow.Fault: RedactedText]) -> [ResilienceRow] {
    ResilienceRow.Fault.allCases.map { fault in
      ResilienceRow(
        fault, endpoint: "contact-search",
        seen: seen[fault].map { .init(answer: $0, number: 1, count: seen.count) },
        agentSees: "the number without a name", logSays: "contact-search: \(fault.title)")
    }
  }

  static let badResilience = resilience([
    .limitWithWait: "status 429, text/plain, wait 27 s told in Retry-After: Rate limit",
    .webPage: "status 200, text/html: <html><script>alert(1)</script> | *stars*",
  ])

  static var badPhonebook: [PhonebookEntry] {
    goodPhonebook + [
      PhonebookEntry(
        scenario: "our own reception", name: "Reception", numbers: ["+442079460961"],
        exact: .init(outcome: .nothing),
        lastDigits: .init(outcome: .anotherName, name: "Zoë Müller-Øst"))
    ]
  }

  /// A row in short: a letter a column, blanks left away.
  ///
  /// `✓` promised and found, `✗` and nobody, `M` and others, `S` and several; `△ m` an admitted
  /// gap; `o - s` for information; `?` unanswered; `·` not asked.
  private static func row(
    _ stored: RedactedText, _ behaviour: RedactedText?, _ letters: String
  ) -> FormatMatrix.Row {
    let marks = letters.filter { $0 != " " }
    let cells = zip(columns, marks).enumerated().map { number, pair in
      FormatMatrix.Cell(
        spelling: pair.0.spelling, dialled: dialled[number],
        outcome: outcomes[pair.1] ?? .found,
        promise: "✓✗MS".contains(pair.1) ? .matches : "△m".contains(pair.1) ? .misses : .none,
        evidence: [1])
    }
    return FormatMatrix.Row(stored: stored, behaviour: behaviour, cells: cells)
  }

  private static let dialled: [RedactedText] = [
    "+971500000000", "971500000000", "00971500000000", "0500000000", " 971500000000",
  ]

  private static let outcomes: [Character: FormatMatrix.Outcome] = [
    "✗": .nobody, "M": .others, "S": .several, "△": .nobody, "m": .found, "-": .nobody,
    "s": .several, "?": .unanswered, "·": .notAsked,
  ]
}
