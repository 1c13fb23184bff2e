// SPDX-License-Identifier: Apache-2.0

import PBXLanguage

extension ContractLanguage {
  /// Telephone calls of the contract's own.
  static let calls = NamesShape(
    noun: "a call", plural: "calls",
    value: .map(
      MapShape(
        noun: "a call",
        keys: [
          .init(
            "like", .choice(Call.library.map(\.name), of: "calls"),
            "the call of the library that it is built on"
          ).required("inbound-answered"),
          .init("from", .text(.phone), "the number outside, of a call that comes in"),
          .init("to", .text(.phone), "the number outside, of a call that goes out"),
          .init("agent", .text(.extensionNumber), "the extension of the agent, in quotes"),
          .init(
            "starts", .text(.callStart),
            "when it begins to ring: now less a duration, or a point in time with its offset"),
          .init("rings", .text(.duration), "how long it rings"),
          .init("talk", .text(.duration), "how long they talk"),
          .init("recording", .flag, "whether there is a recording"),
        ])),
    example: "evening call", least: 1)
}
