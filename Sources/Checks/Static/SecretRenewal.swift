// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction

/// No secret is about to run out.
public enum SecretRenewal: StaticCheck {
  /// Major: the integration stops on that day.
  public static let kind = FindingKind(
    "secret-renewal", .major, .security, holds: .operationalHandover, owner: .operationsOwner,
    layer: .credential)

  /// How many days before its day a secret is told.
  static let days: Int64 = 30

  /// What the check says about itself.
  public static let page = StaticPage(
    "no secret runs out within \(days) days",
    about: """
      `renew-by` is the day until which a secret must be renewed. From \(days) days before it on \
      the finding stands in every report. A run judges on the day it began, a replay on the day it \
      was recorded, `callready lint` on the day given with `--today`, or today. The examples are \
      judged on \(StaticExample.today).
      """,
    passing: StaticExample(
      .contract, "{ from: env EXAMPLE_KEY }",
      "{ from: env EXAMPLE_KEY, renew-by: \"2027-03-31\" }"),
    failing: StaticExample(
      .contract, "{ from: env EXAMPLE_KEY }",
      "{ from: env EXAMPLE_KEY, renew-by: \"2027-01-12\" }"))

  /// Every environment with secrets, if the day is known.
  public static func concerns(_ reading: StaticCase) -> Bool {
    reading.hasSecrets && reading.today != nil
  }

  /// Counts the days.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    guard let today = reading.today else { return [] }
    return reading.secrets { $0.renewBy != nil }.compactMap { environment, secret in
      guard let written = secret.renewBy, let day = CalendarDay(written) else { return nil }
      let left = day.days(since: today)
      guard left <= days else { return nil }
      var finding = secret.finding(
        kind, in: environment, left < 0 ? "overdue is the renewal of" : "soon to be renewed is")
      finding.label = "renew-by \(authored: written), \(authored: Self.words(for: left))"
      finding.remedy = "renew it, and write the next day behind `renew-by`"
      finding.effect = left < 0 ? "" : "no names at all from that day on"
      return finding
    }
  }

  private static func words(for left: Int64) -> String {
    let days = left.magnitude == 1 ? "1 day" : "\(left.magnitude) days"
    return left == 0 ? "today" : left > 0 ? "in \(days)" : "\(days) ago"
  }
}

/// Every secret has a day until which it must be renewed.
public enum SecretRenewalUnknown: StaticCheck {
  /// Minor: until the day that nobody wrote down.
  public static let kind = FindingKind(
    "secret-renewal-unknown", .minor, .security, holds: .operationalHandover,
    owner: .operationsOwner, layer: .credential)

  /// What the check says about itself.
  public static let page = StaticPage(
    "every secret has a day until which it must be renewed",
    about: """
      Without `renew-by` nobody is told that a key runs out before it has. Of a secret that never \
      does, write the day on which it shall be changed all the same.
      """,
    passing: StaticExample(
      .contract, "{ from: env EXAMPLE_KEY }",
      "{ from: env EXAMPLE_KEY, renew-by: \"2027-03-31\" }"),
    failing: StaticExample(.contract))

  /// Every environment with secrets.
  public static func concerns(_ reading: StaticCase) -> Bool { reading.hasSecrets }

  /// Looks for `renew-by`.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    reading.secrets { $0.renewBy == nil }.map { environment, secret in
      var finding = secret.finding(kind, in: environment, "no day is known for the renewal of")
      finding.remedy = "write `renew-by: \"2027-03-31\"` behind its source, with the day"
      return finding
    }
  }
}
