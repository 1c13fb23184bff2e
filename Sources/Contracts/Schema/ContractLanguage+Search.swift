// SPDX-License-Identifier: Apache-2.0

import PBXLanguage

extension ContractLanguage {
  /// contact-search.yaml.
  static let contactSearch = MapShape(
    noun: "a contact search",
    keys: [
      .init("endpoint", .choice(["contact-search"]), "what the PBX asks; the file has its name")
        .required("contact-search"),
      .init("types", .names(types), "what is searched, in order, and with which request")
        .required("{ Contacts: \"GET /contacts?phone={{UrlEncode .Phone}}\" }"),
      .init("mapping", .names(mapping), "paths in the answer that fill the PBX's fields"),
      .init("disabled", fields, "fields that are mapped, but switched off"),
      .init("popup", .variants(popup), "the page that opens: its URL, or a path to it"),
      .init("optional", fields, "fields that may be null or empty; their keys must be there"),
      .init("when-several", .text(.rule), "who comes first when a number is shared"),
      .init("response", .map(searchResponse), "what every answer looks like"),
      .init("scenarios", .names(scenarios), "callers and typed texts, and whom the search finds"),
      .init("formats", .names(formats), "stored spellings of numbers, and what finds them"),
      .init(
        "volatile", .list(.text(.path), of: "paths", least: 1),
        "values that may differ between two equal answers"),
      .init(
        "allowed-personal-data", .names(allowedData),
        "paths of personal data that may be there though nothing maps them, and why"),
    ])

  private static let fields = Shape.list(.choice(fieldNames, of: "contact fields"), of: "fields")

  private static let popup = Variants(
    noun: "a URL, or a map with `field`", scalar: .text(.template),
    map: .map(
      MapShape(
        noun: "a pop-up",
        keys: [
          .init("field", .text(.path), "path to the URL in the answer").required("data.#.url")
        ])))

  private static let allowedData = NamesShape(
    noun: "a path", plural: "paths", value: .text(.reason), form: .path,
    example: "data.#.birth_date", least: 1)

  private static let scenarios = NamesShape(
    noun: "a scenario", plural: "scenarios",
    value: .map(
      MapShape(
        noun: "a scenario",
        keys: [
          .init("call", .text(.phone), "the caller's number as the PBX hands it over"),
          .init("search", .text(.typed), "a text that an agent types"),
          .init(
            "finds", .variants(finds), "nothing, the fields of the one record, or several records"
          ).required("nothing"),
          .init("in", .text(.name), "the contact type that finds it"),
          .init("opens", .text(.template), "the URL of the page that opens"),
          .init("only", only, "the environments in which this line runs"),
        ], groups: [["call"], ["search"]])),
    example: "known customer")

  private static let finds = Variants(
    noun: "nothing, a map of fields or a list of records", scalar: .choice(["nothing"]),
    map: .names(
      NamesShape(
        noun: "a contact field", plural: "contact fields", value: expected, allowed: fieldNames,
        least: 1)),
    list: .list(.text(.record), of: "records", least: 2), likelyKey: "ContactsId")

  private static let formats = NamesShape(
    noun: "a stored number", plural: "stored numbers",
    value: .map(
      MapShape(
        noun: "a format",
        keys: [
          .init("finds", .text(.record), "the id of the record that has the number").required("c2"),
          .init(
            "matches", .variants(matches), "spellings that find it; `pbx.delivers` if left out"),
          .init(
            "misses", .list(spelling, of: "spellings", least: 1),
            "spellings that are known not to find it"),
          .init("region", .text(.region), "the country of the stored number, if not the PBX's"),
          .init("only", only, "the environments in which this line runs"),
        ])),
    form: .phone, example: "\"+971 50 000 0001\"", least: 1)

  private static let matches = Variants(
    noun: "all, a spelling or a list of spellings",
    scalar: .choice(["all"] + DialledSpelling.allCases.map(\.rawValue), of: "spellings"),
    list: .list(spelling, of: "spellings", least: 1))
}
