// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension ContractLanguage {
  /// `limits` of contract.yaml.
  static let limits = MapShape(
    noun: "limits",
    keys: [
      .init(
        "rates", .list(.text(.rate), of: "rates"),
        "how often the CRM may be asked: requests per time; all of them hold"),
      .init("answer", .map(limitAnswer), "what the CRM answers to too many requests"),
    ])

  private static let limitAnswer = MapShape(
    noun: "the answer to too many requests",
    keys: [
      .init("status", statuses, "its status or statuses; 429 if left out"),
      .init("says", .text(.text), "a text that stands anywhere in it"),
      .init(
        "wait", .text(.toldWait), "where it tells how long to wait: none, header NAME, path PATH"
      ).standard("header Retry-After"),
    ])
}
