// SPDX-License-Identifier: Apache-2.0

import JSONValues
import JSONValues
import PBXLanguage

extension ContractLanguage {
  static let statuses = Shape.oneOrMore(.integer(100...599))

  /// What every answer of an endpoint looks like.
  static let response = MapShape(noun: "a response", keys: responseKeys)

  /// What every answer of a search looks like.
  static let searchResponse = MapShape(
    noun: "a response",
    keys: responseKeys + [
      .init("no-match", statuses, "status when nobody is found; as status if left out")
    ])

  private static let responseKeys: [MapShape.Key] = [
    .init("status", statuses, "accepted status or statuses; redirects are never followed")
      .standard(200),
    .init("within", .text(.duration), "95 of 100 answers arrive within this time")
      .standard("2 s"),
    .init("size", .text(.size), "the largest body; 1 KB is 1,024 B").standard("1 MB"),
    .init("content-type", .text(.mediaType), "media type of the answer")
      .standard("application/json"),
    .init("headers", .names(headers), "header fields of every answer, and their values"),
    .init("fields", .names(facts), "paths and values of facts about the answer itself"),
    .init("schema", .schema, "JSON Schema 2020-12, inline or a file beside the contract"),
  ]

  private static let headers = NamesShape(
    noun: "a header", plural: "headers", value: expected, form: .header, example: "X-Request-Id",
    least: 1)

  static let facts = NamesShape(
    noun: "a path", plural: "paths", value: expected, form: .path, example: "success", least: 1)

  /// Facts about a record that the PBX has written.
  static let writtenFacts = NamesShape(
    noun: "a path", plural: "paths", value: written, form: .path, example: "data.subject",
    least: 1)
}
