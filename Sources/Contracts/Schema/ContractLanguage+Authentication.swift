// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PBXLanguage

extension ContractLanguage {
  /// `authentication` of contract.yaml.
  static let authentication = MapShape(
    noun: "authentication",
    keys: [
      .init(
        "method", .choice(Authentication.Method.allCases.map(\.rawValue)),
        "the method on the PBX's form; a key in a header is none"
      ).standard("none"),
      .init(
        "fields",
        .names(
          NamesShape(
            noun: "a field", plural: "fields", value: .map(field), form: .variable)),
        "what the integration page asks; the name is a variable"),
      .init(
        "headers",
        .names(
          NamesShape(
            noun: "a header", plural: "headers", value: .text(.template), form: .header)),
        "headers of every request but token and follow-up requests"),
      .init("credential", .text(.template), "basic only; without a colon it is an API key")
        .standard("{{.username}}:{{.password}}"),
      .init("refused", .map(refusal), "the answer to a missing, false or dead key or token"),
      .init("forbidden", .names(forbidden), "requests that the CRM must refuse"),
      .init("write-scope", .map(writeScope), "how it is shown that the integration may write"),
      .init("administrator", .map(administrator), "what tells that somebody is an administrator"),
      .init("identities", .names(identities), "secrets of people and programs with other rights"),
    ])

  private static let field = MapShape(
    noun: "a field",
    keys: [
      .init("title", .text(.name), "the text beside the field; its name if left out"),
      .init(
        "type", .choice(Authentication.FieldType.allCases.map(\.rawValue)), "what is typed into it"
      ).standard("text"),
      .init("options", .list(.text(.name), of: "texts"), "the choices of a dropdown"),
    ])

  /// How the CRM says no: one shape for every refusal.
  static let refusal = MapShape(
    noun: "a refusal",
    keys: [
      .init("status", statuses, "accepted status or statuses").required("401"),
      .init("says", .text(.text), "a text that stands anywhere in the answer"),
      .init("fields", .names(facts), "paths and values of facts about the answer"),
    ])

  private static let forbidden = NamesShape(
    noun: "a forbidden request", plural: "forbidden requests",
    value: .variants(
      Variants(
        noun: "a request, or a map with `request`", scalar: .text(.request),
        map: .map(
          MapShape(
            noun: "a forbidden request",
            keys: [
              .init("request", .text(.request), "what is sent").required("GET /invoices?limit=1"),
              .init("refused", .map(refusal), "how the CRM refuses it"),
            ])))),
    example: "read invoices", least: 1)

  private static let writeScope = MapShape(
    noun: "a write scope",
    keys: [
      .init(
        "request", .text(.request),
        "a write with a body that the CRM must find invalid; sent only where writes are allowed"),
      .init("refused", .map(refusal), "how the CRM refuses the body"),
      .init("unchanged", .text(.request), "a read that tells the same before and after"),
      .init("metadata", .text(.request), "a read that tells what the integration may write"),
      .init("fields", .names(facts), "paths and values in what `metadata` reads"),
    ], groups: [["request", "refused", "unchanged"], ["metadata", "fields"]])

  private static let administrator = MapShape(
    noun: "an administrator",
    keys: [
      .init("request", .text(.request), "a read about oneself").required("GET /me"),
      .init("fields", .names(facts), "paths and values that only an administrator has")
        .required("{ role: administrator }"),
    ])

  private static let identities = NamesShape(
    noun: "an identity", plural: "identities",
    value: .names(
      NamesShape(
        noun: "a variable", plural: "variables", value: .text(.variable), form: .variable,
        example: "api_key", least: 1)),
    example: "agent", least: 1)
}
