// SPDX-License-Identifier: Apache-2.0

import PBXLanguage

extension ContractLanguage {
  static let fieldNames = ContactField.allCases.map(\.rawValue)

  /// Paths that fill the PBX's fields.
  static let mapping = NamesShape(
    noun: "a contact field", plural: "contact fields", value: .oneOrMore(.text(.path)),
    allowed: fieldNames)

  /// The most contact types of one search.
  static let mostTypes = 10

  /// What is searched, in order.
  static let types = NamesShape(
    noun: "a contact type", plural: "contact types",
    value: .variants(
      Variants(
        noun: "a request, or a map with `request`", scalar: .text(.request), map: .map(type))),
    example: "Contacts", least: 1, most: mostTypes, limit: "a contract has")

  private static let type = MapShape(
    noun: "a contact type",
    keys: [
      .init("request", .text(.request), "what is sent")
        .required("GET /contacts?phone={{UrlEncode .Phone}}"),
      .init("only-if", .text(.template), "a Go pipeline; sent only if it is true"),
      .init("search", .text(.request), "what is sent for a text that an agent types"),
      .init("mapping", .names(mapping), "paths over those of the endpoint"),
      .init("then", .names(steps), "requests that follow, once for each record, in order"),
      .init("read", .map(read), "how a record is read by its id; no PBX asks for it"),
      .init("response", .map(searchResponse), "promises over those of the endpoint"),
    ])

  private static let steps = NamesShape(
    noun: "a step", plural: "steps",
    value: .variants(
      Variants(
        noun: "a request, or a map with `request`", scalar: .text(.request), map: .map(step))),
    example: "details", least: 1)

  private static let step = MapShape(
    noun: "a step",
    keys: [
      .init("request", .text(.request), "what is sent")
        .required("GET /contacts/{{UrlEncode .ContactsId}}"),
      .init("only-if", .text(.template), "a Go pipeline; sent only if it is true"),
      .init(
        "mapping", .names(stepMapping), "fields and variables that the answer fills"),
      .init("response", .map(response), "promises over those of the endpoint"),
    ])

  private static let stepMapping = NamesShape(
    noun: "a contact field", plural: "contact fields", value: .oneOrMore(.text(.path)),
    allowed: fieldNames,
    free: .init(
      noun: "a variable in snake_case", form: .ownVariable, value: .text(.path)))

  private static let read = MapShape(
    noun: "a read",
    keys: [
      .init("request", .text(.request), "what is sent; it sees {{.RecordId}}")
        .required("GET /contacts/{{UrlEncode .RecordId}}"),
      .init("id", .text(.path), "the path of the record's id in the answer").required("data.id"),
    ])
}
