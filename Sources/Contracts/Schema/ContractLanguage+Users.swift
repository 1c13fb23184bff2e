// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PBXLanguage

extension ContractLanguage {
  /// users.yaml.
  static let users = MapShape(
    noun: "a list of users",
    keys: [
      .init("endpoint", .choice(["users"]), "what the PBX asks; the file has its name")
        .required("users"),
      .init("request", .text(.request), "what is sent for the first page")
        .required("GET /users?active=true"),
      .init("paging", .map(paging), "how the PBX walks the pages"),
      .init("mapping", .names(userMapping), "paths in the answer that fill the PBX's fields")
        .required("{ UserUniqueId: data.#.id, Email: data.#.email }"),
      .init("total", .text(.path), "path of the number of users that an answer states"),
      .init(
        "optional", .list(.choice(userFields, of: "fields of a user"), of: "fields"),
        "fields that may be null or empty; their keys must be there"),
      .init("response", .map(response), "what every page looks like"),
      .init("agents", .names(agents), "extensions of the PBX, and the users they belong to"),
    ])

  static let userFields = UserField.allCases.map(\.rawValue)

  private static let userMapping = NamesShape(
    noun: "a field of a user", plural: "fields of a user", value: .text(.path),
    allowed: userFields, least: 1)

  private static let paging = MapShape(
    noun: "paging",
    keys: [
      .init(
        "mode", .choice(["none", "page", "offset", "link"]), "Pagination Type on the PBX's form"
      )
      .required("page"),
      .init("parameter", .text(.name), "page and offset: the parameter that counts"),
      .init(
        "start", .integer(0...1_000_000),
        "page and offset: its first value; 1 of a page and 0 of an offset if left out"),
      .init("size-parameter", .text(.name), "page and offset: the parameter of the page's size"),
      .init("size", .integer(1...100_000), "page and offset: how many users a page has"),
      .init("next", .text(.path), "link: path of the address of the next page"),
      .init(
        "links", .choice(Paging.LinkForm.allCases.map(\.rawValue)),
        "link: how that address is written; no PBX can follow a relative one"
      ).standard("absolute"),
    ])

  private static let agents = NamesShape(
    noun: "an extension", plural: "extensions",
    value: .map(
      MapShape(
        noun: "an extension",
        keys: [
          .init("email", .text(.email), "its user's e-mail address in the PBX and in the CRM"),
          .init("user", .text(.record), "the id of the CRM user"),
          .init("pilot", .flag, "whether it takes part in the pilot").standard(false),
          .init("without-user", .text(.reason), "why no CRM user belongs to it"),
          .init("only", only, "the environments in which this line runs"),
        ], groups: [["email", "user"], ["without-user"]])),
    form: .extensionNumber, example: "\"1001\"")
}
