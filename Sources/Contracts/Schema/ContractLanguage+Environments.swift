// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues

extension ContractLanguage {
  /// Where a contract runs.
  static let environments = NamesShape(
    noun: "an environment", plural: "environments",
    value: .map(
      MapShape(
        noun: "an environment",
        keys: [
          .init(
            "writes", .choice(Environment.Writes.allCases.map(\.rawValue)),
            "whether records may be created or changed there"
          ).standard("forbidden"),
          .init(
            "data", .choice(Environment.DataSharing.allCases.map(\.rawValue)),
            "own: only lines whose `only` names the environment run there"
          ).standard("shared"),
          .init(
            "variables",
            .names(
              NamesShape(
                noun: "a variable", plural: "variables", value: .text(.text), form: .variable)),
            "values of the fields and of other variables"),
          .init(
            "secrets",
            .names(
              NamesShape(noun: "a secret", plural: "secrets", value: .map(secret), form: .variable)),
            "where secrets come from; never their values"),
          .init(
            "free-numbers", .text(.numberRange),
            "numbers that nobody has; tests take one after the other"),
          .init("budget", .map(budget), "what one run may cost at most"),
          .init(
            "provoke",
            .list(
              .choice(
                Environment.Provocation.allCases.map(\.rawValue), of: "things to provoke"),
              of: "things to provoke", least: 1),
            "what a run may provoke there: requests that are cut off, more requests than are allowed"
          ),
        ])),
    example: "sandbox", least: 1)

  private static let budget = MapShape(
    noun: "a budget",
    keys: [
      .init("requests", .integer(1...1_000_000), "requests of one run").standard(1000),
      .init("writes", .integer(0...100_000), "records one run creates or changes").standard(200),
    ])

  /// Where a secret comes from.
  static let secret = MapShape(
    noun: "a secret",
    keys: [
      .init("from", .text(.source), "env NAME, file PATH or command PROGRAM ARGUMENT…")
        .required("env NORTHGATE_KEY"),
      .init("owner", .choice(OwnerRole.allCases.map(\.rawValue)), "who renews it"),
      .init("renew-by", .text(.date), "the day until which it must be renewed, in quotes"),
    ])
}
