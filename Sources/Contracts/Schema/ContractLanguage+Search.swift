// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PBXLanguage

extension ContractLanguage {
  private static let fieldNames = ContactField.allCases.map(\.rawValue)
  private static let statuses = Shape.oneOrMore(.integer(100...599))

  /// What every answer of an endpoint looks like.
  static let response = MapShape(noun: "a response", keys: responseKeys)

  private static let responseKeys: [MapShape.Key] = [
    .init("status", statuses, "accepted status or statuses; redirects are never followed")
      .standard(200),
    .init("within", .text(.duration), "95 of 100 answers arrive within this time")
      .standard("2 s"),
    .init("size", .later("the largest answer"), ""),
    .init("content-type", .text(.mediaType), "media type of the answer")
      .standard("application/json"),
    .init("headers", .later("promised headers"), ""),
    .init("fields", .later("facts about the answer itself"), ""),
    .init("schema", .schema, "JSON Schema 2020-12, inline or a file beside the contract"),
  ]

  /// contact-search.yaml.
  static let contactSearch = MapShape(
    noun: "a contact search",
    keys: [
      .init("endpoint", .choice(["contact-search"]), "what the PBX asks; the file has its name")
        .required("contact-search"),
      .init("types", .names(types), "what is searched, and with which request")
        .required("{ Contacts: \"GET /contacts?phone={{UrlEncode .Phone}}\" }"),
      .init("mapping", .names(mapping), "paths in the answer that fill the PBX's fields"),
      .init("disabled", fields, "fields that are mapped, but switched off"),
      .init("popup", .variants(popup), "the page that opens: its URL, or a path to it"),
      .init("optional", fields, "fields that may be null or empty; their keys must be there"),
      .init("when-several", .later("who comes first when a number is shared"), ""),
      .init(
        "response",
        .map(
          MapShape(
            noun: "a response",
            keys: responseKeys + [
              .init("no-match", statuses, "status when nobody is found; as status if left out")
            ])),
        "what every answer looks like"),
      .init("scenarios", .names(scenarios), "callers, and whom the search finds"),
      .init("formats", .later("spellings of telephone numbers"), ""),
    ])

  private static let fields = Shape.list(.choice(fieldNames), of: "fields")

  static let mapping = NamesShape(
    noun: "a contact field", plural: "contact fields", value: .oneOrMore(.text(.path)),
    allowed: fieldNames)

  private static let types = NamesShape(
    noun: "a contact type", plural: "contact types",
    value: .variants(
      Variants(
        noun: "a request, or a map with `request`", scalar: .text(.request),
        map: .map(
          MapShape(
            noun: "a contact type",
            keys: [
              .init("request", .text(.request), "what is sent")
                .required("GET /contacts?phone={{UrlEncode .Phone}}"),
              .init("only-if", .later("conditions of requests"), ""),
              .init("mapping", .names(mapping), "paths over those of the endpoint"),
              .init("search", .later("searches by text"), ""),
              .init("response", .later("answers of one type"), ""),
              .init("then", .later("requests that follow"), ""),
            ])))),
    example: "Contacts", least: 1, most: 1, later: "more than one contact type")

  private static let popup = Variants(
    noun: "a URL, or a map with `field`", scalar: .text(.template),
    map: .map(
      MapShape(
        noun: "a pop-up",
        keys: [
          .init("field", .text(.path), "path to the URL in the answer").required("data.#.url")
        ])))

  private static let scenarios = NamesShape(
    noun: "a scenario", plural: "scenarios",
    value: .map(
      MapShape(
        noun: "a scenario",
        keys: [
          .init("call", .text(.phone), "the caller's number as the PBX hands it over")
            .required("\"+971500000000\""),
          .init("finds", .variants(finds), "nothing, or the fields of the one record")
            .required("nothing"),
          .init("in", .later("the type that finds it"), ""),
          .init("opens", .text(.template), "the URL of the page that opens"),
          .init("only", .later("lines for some environments"), ""),
        ])),
    example: "known customer")

  private static let finds = Variants(
    noun: "nothing or a map of fields", scalar: .choice(["nothing"]),
    map: .names(
      NamesShape(
        noun: "a contact field", plural: "contact fields",
        value: .variants(
          Variants(
            noun: "a text, a number, true or false", scalar: .value,
            map: .later("matchers"), list: .later("lists of values"))),
        allowed: fieldNames, least: 1)),
    list: .later("lists of records"), likelyKey: "ContactsId")
}
