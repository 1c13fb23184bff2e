// SPDX-License-Identifier: Apache-2.0

import PBXLanguage

extension ContractLanguage {
  /// follow-up.yaml.
  static let followUp = MapShape(
    noun: "follow-up requests",
    keys: [
      .init("endpoint", .choice(["follow-up"]), "what the PBX asks; the file has its name")
        .required("follow-up"),
      .init("requests", .names(followUpRequests), "what is asked after an event, in order")
        .required("{ account: { after: login, request: GET /account } }"),
    ])

  private static let followUpRequests = NamesShape(
    noun: "a follow-up request", plural: "follow-up requests", value: .map(followUpRequest),
    example: "account", least: 1)

  private static let followUpRequest = MapShape(
    noun: "a follow-up request",
    keys: [
      .init(
        "after",
        .choice(
          ["login", "refresh", "users"],
          later: ["contact-search", "contact-creation", "call-journal", "ticket-creation"],
          of: "events"),
        "the event that it follows; the vendor's list is not public"
      ).required("login"),
      .init("request", .text(.request), "what is sent; headers of contract.yaml are not")
        .required("GET /account"),
      .init("only-if", .text(.template), "a Go pipeline; sent only if it is true"),
      .init("mapping", .names(targets), "variables that the answer fills, for later requests"),
      .init("response", .map(response), "what its answer looks like"),
    ])

  private static let targets = NamesShape(
    noun: "a target variable", plural: "target variables", value: .text(.path), form: .target,
    example: "default_owner", least: 1)
}
