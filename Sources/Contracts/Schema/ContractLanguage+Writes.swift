// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PBXLanguage

extension ContractLanguage {
  /// contact-creation.yaml.
  static let contactCreation = MapShape(
    noun: "a contact creation",
    keys: [
      endpoint(.contactCreation),
      .init(
        "types", .names(writtenTypes), "the contact types, each with the request that writes it"
      )
      .required("{ Contacts: { request: POST /contacts } }"),
      .init(
        "mapping", .names(outputs(.contactCreation)), "what the answer fills; ContactId is needed"),
      .init("response", .map(writeResponse), "what the answer looks like"),
      idKey, visibleKey, settlesKey, repeatedKey,
      .init(
        "same-number", repetition, "what becomes of a new contact with a number that somebody has"),
      .init("scenarios", .names(newContacts), "new contacts, and how the CRM refuses some"),
      readBackKey, hostileKey, cleanUpKey,
    ])

  /// call-journal.yaml.
  static let callJournal = journal(.callJournal, "a call journal", "POST /calls", extra: [])

  /// ticket-creation.yaml.
  static let ticketCreation = journal(
    .ticketCreation, "a ticket creation", "POST /tickets",
    extra: [
      .init(
        "extra-variables", .list(.text(.ownVariable), of: "variables", least: 1),
        "variables that are asked for when the integration is set up")
    ])

  private static func journal(
    _ kind: WriteEndpoint.Kind, _ noun: String, _ request: String, extra: [MapShape.Key]
  ) -> MapShape {
    MapShape(
      noun: noun,
      keys: [
        endpoint(kind),
        .init("subject", .text(.template), "the subject that an administrator may change"),
        .init("description", .text(.template), "the description that an administrator may change"),
        .init("play-recording", .flag, "whether recordings can be played from the record"),
        .init("skip-unanswered-agents", .flag, "no record for agents who were rung in vain")
          .standard(false),
        .init(
          "look-up-contact", .flag,
          "whether the contact is looked up first; so if a template uses ContactId"),
      ] + extra + [
        .init("only-if", .text(.template), "a Go pipeline; sent only if it is true"),
        .init("request", .text(.request), "what is sent when the call is over").required(request),
        .init("mapping", .names(outputs(kind)), "variables that the answer fills"),
        .init("then", .names(steps(behind: kind)), "requests that follow, in order"),
        .init("response", .map(writeResponse), "what the answer looks like"),
        idKey,
        .init("caller", .text(.name), "the scenario of the contact search whose caller rings"),
        .init("agent", .text(.extensionNumber), "the extension of the agent, in quotes"),
        visibleKey, settlesKey, repeatedKey,
        .init("calls", .list(.text(.name), of: "calls", least: 1), "the calls that are reported"),
        readBackKey,
        .init("except", .names(exceptions), "facts that hold for one call instead"),
        hostileKey, cleanUpKey,
      ])
  }

  private static func endpoint(_ kind: WriteEndpoint.Kind) -> MapShape.Key {
    .init("endpoint", .choice([kind.rawValue]), "what the PBX asks; the file has its name")
      .required(kind.rawValue)
  }

  private static let idKey = MapShape.Key(
    "id", .text(.recordID), "path of the record's id, or header NAME; the mapped id if left out")
  private static let visibleKey = MapShape.Key(
    "visible-within", .text(.duration), "until when read-back and lookup see the record"
  ).standard("0 s")
  private static let settlesKey = MapShape.Key(
    "settles-within", .text(.duration),
    "when the record is read once more, to see what rules of the CRM have changed")
  private static let repeatedKey = MapShape.Key(
    "sent-twice", repetition, "what becomes of the same request sent twice")
  private static let hostileKey = MapShape.Key(
    "hostile-text",
    .list(.choice(HostileText.allCases.map(\.rawValue), of: "hostile texts"), of: "texts"),
    "texts that must come back unchanged; all if left out")

  private static let repetition = Shape.variants(
    Variants(
      noun: "one, two or a refusal", scalar: .choice(["one", "two"], of: "records"),
      map: .map(refusal)))

  /// What the answer to a write looks like.
  private static let writeResponse = response.standard("status", [200, 201, 204])
    .standard("within", "5 s")

  private static func outputs(_ kind: WriteEndpoint.Kind) -> NamesShape {
    NamesShape(
      noun: "a variable", plural: "variables", value: .text(.path), allowed: [kind.output],
      free: .init(noun: "a variable in snake_case", form: .ownVariable, value: .text(.path)),
      least: 1)
  }
}

extension ContractLanguage {
  private static let writtenTypes = NamesShape(
    noun: "a contact type", plural: "contact types",
    value: .variants(
      Variants(
        noun: "a request, or a map with `request`", scalar: .text(.request),
        map: .map(
          MapShape(
            noun: "a contact type",
            keys: [
              .init("request", .text(.request), "what is sent").required("POST /contacts"),
              .init("only-if", .text(.template), "a Go pipeline; sent only if it is true"),
              .init(
                "mapping", .names(outputs(.contactCreation)), "paths over those of the endpoint"),
              .init(
                "then", .names(steps(behind: .contactCreation)), "requests that follow, in order"),
            ])))),
    example: "Contacts", least: 1, most: mostTypes, limit: "a contract has")

  private static func steps(behind kind: WriteEndpoint.Kind) -> NamesShape {
    NamesShape(
      noun: "a step", plural: "steps",
      value: .variants(
        Variants(
          noun: "a request, or a map with `request`", scalar: .text(.request),
          map: .map(step(behind: kind)))),
      example: "resolve", least: 1)
  }

  private static func step(behind kind: WriteEndpoint.Kind) -> MapShape {
    MapShape(
      noun: "a step",
      keys: [
        .init("request", .text(.request), "what is sent; it sees what was mapped before it")
          .required("PUT /tickets/{{.TicketId}}"),
        .init("only-if", .text(.template), "a Go pipeline; sent only if it is true"),
        .init("mapping", .names(outputs(kind)), "variables that the answer fills"),
        .init("response", .map(writeResponse), "promises over those of the endpoint"),
      ])
  }

  private static let newContacts = NamesShape(
    noun: "a scenario", plural: "scenarios",
    value: .map(
      MapShape(
        noun: "a scenario",
        keys: [
          .init("with", .names(newValues), "the new contact; Test Caller with the next free number")
            .standard([:]),
          .init("refused", .map(refusal), "how the CRM refuses it; it is accepted if left out"),
          .init("only", only, "the environments in which this line runs"),
        ])),
    example: "new caller", least: 1)

  private static let newValues = NamesShape(
    noun: "a variable of a new contact", plural: "variables",
    value: .variants(
      Variants(
        noun: "text, or a map with `letters`", scalar: .text(.text),
        map: .map(
          MapShape(
            noun: "a long text",
            keys: [.init("letters", .integer(1...100_000), "so many letters").required("300")])))),
    allowed: WritePlace.variables(of: .contactCreation), least: 1)

  private static let readBackKey = MapShape.Key(
    "read-back",
    .list(
      .map(
        MapShape(
          noun: "a read-back",
          keys: [
            .init("request", .text(.request), "what is sent; it sees {{.RecordId}}")
              .required("GET /calls/{{.RecordId}}"),
            .init("fields", .names(writtenFacts), "paths and values of facts about the record")
              .required("{ data.subject: \"{{.Subject}}\" }"),
            .init(
              "references", .names(references),
              "fields that name other records, each with the request that reads it"),
          ])), of: "reads", least: 1), "what is in the CRM afterwards")

  private static let references = NamesShape(
    noun: "a path", plural: "paths",
    value: .variants(
      Variants(
        noun: "a request, or a map with `request`", scalar: .text(.request),
        map: .map(
          MapShape(
            noun: "a reference",
            keys: [
              .init("request", .text(.request), "what is sent; it sees {{.Reference}}")
                .required("GET /contacts/{{UrlEncode .Reference}}"),
              .init(
                "fields", .names(writtenFacts), "paths and values of facts about that record"),
            ])))),
    form: .path, example: "data.contact_id", least: 1)

  private static let exceptions = NamesShape(
    noun: "a call", plural: "calls", value: .names(writtenFacts), example: "caller-unknown",
    least: 1)

  private static let cleanUpKey = MapShape.Key(
    "clean-up",
    .map(
      MapShape(
        noun: "a clean-up",
        keys: [
          .init("request", .text(.request), "what is sent; it sees {{.RecordId}} and {{.Tag}}"),
          .init("as", .text(.name), "the identity that may remove records"),
          .init("gone", .map(refusal), "what the first read-back gives afterwards")
            .standard(["status": 404]),
          .init(
            "goes-with", .choice(WriteEndpoint.Kind.allCases.map(\.rawValue)),
            "the endpoint with whose record it vanishes"),
          .init("tag", .text(.target), "the PBX's variable that carries the mark of the run"),
          .init("leftovers", .map(leftovers), "how marked records are found that a crash has left"),
        ], groups: [["request", "as", "gone", "tag", "leftovers"], ["goes-with"]])),
    "how the record is removed")

  private static let leftovers = MapShape(
    noun: "a search for leftovers",
    keys: [
      .init("request", .text(.request), "what is sent; it sees {{.Tag}}")
        .required("GET /calls?subject={{.Tag}}"),
      .init("ids", .text(.path), "the path of the records' ids").required("data.#.id"),
    ])
}

extension MapShape {
  /// The same map with another value of a key that is left out.
  fileprivate func standard(_ name: String, _ value: JSONOutput) -> MapShape {
    var map = MapShape(
      noun: noun, keys: keys.map { $0.name == name ? $0.standard(value) : $0 }, groups: groups)
    map.options = options
    map.elsewhere = elsewhere
    return map
  }
}
