// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import PBXLanguage

/// Version 1 of the contract language, as far as this version of CallReady reads it.
enum ContractLanguage {
  /// The version of the language.
  static let version = 1
  /// The file that every contract has.
  static let mainFile = "contract.yaml"

  /// The endpoints of the language; each has a file `NAME.yaml`.
  static let endpoints = [
    "token", "users", "contact-search", "contact-creation", "call-journal", "ticket-creation",
    "follow-up", "metadata",
  ]

  /// The shapes of the endpoints that this version reads.
  static let supportedEndpoints: [String: MapShape] = [
    "token": token, "users": users, "contact-search": contactSearch,
    "contact-creation": contactCreation, "call-journal": callJournal,
    "ticket-creation": ticketCreation, "follow-up": followUp,
  ]

  /// contract.yaml.
  static let contract = MapShape(
    noun: "a contract",
    keys: [
      .init("callready", .integer(version...version), "version of the language").required("1"),
      .init("name", .text(.name), "the name people see; exported to the PBX")
        .required("Northgate CRM"),
      .init("kind", .choice(["crm", "helpdesk"]), "a CRM or a helpdesk").standard("crm"),
      .init(
        "system", .choice(KnownSystem.allCases.map(\.rawValue)),
        "the product; brings requests that it must forbid"),
      .init(
        "key", .text(.variable), "machine key of the template; the name in snake_case if left out"),
      .init("version", .text(.text), "version of this contract").standard("1.0.0"),
      .init("remark", .text(.text), "a remark for the PBX's list of templates").standard(""),
      .init("logo", .text(.text), "file name of the logo, PNG or JPG under 500 KB"),
      .init("concurrency", .integer(1...100), "requests the PBX may have under way at once")
        .standard(5),
      .init("base", .text(.template), "where requests that begin with / go"),
      .init("pbx", .map(pbx), "the PBX that will use the template"),
      .init(
        "environments", .names(environments), "where the contract runs; the first is the default"
      )
      .required("{ sandbox: { variables: { base_url: https://… } } }"),
      .init("authentication", .map(authentication), "how the PBX proves who it is"),
      .init("limits", .map(limits), "how often the CRM may be asked, and how it says no"),
      .init("calls", .names(calls), "telephone calls of your own, built on those of the library"),
      .init("owners", .names(owners), "the person for each role"),
      .init("attestations", .later("what no check can prove"), ""),
      .init("waivers", .later("findings that somebody accepts"), ""),
      .init("recordings", .later("how long recordings hold"), ""),
      .init("response", .map(response), "defaults for the answers of every endpoint"),
    ])

  private static let pbx = MapShape(
    noun: "a PBX",
    keys: [
      .init("edition", .choice(PBXProfile.Edition.allCases.map(\.rawValue)), "edition of the PBX"),
      .init("firmware", .text(.firmware), "firmware of the PBX, a.b.c.d"),
      .init("plan", .choice(PBXProfile.Plan.allCases.map(\.rawValue)), "plan of the PBX"),
      .init(
        "region", .text(.region), "ISO 3166 code of the country whose national numbers it dials"),
      .init("time-zone", .text(.timeZone), "IANA name of the PBX's time zone").standard("UTC"),
      .init(
        "delivers", .list(deliveredSpelling, of: "spellings", least: 1),
        "how the trunk spells callers; each spelling must find"
      ).standard(["e164"]),
      .init(
        "outside-line", .text(.digits), "digits before an outside number, in quotes"),
      .init("extension-length", .integer(2...7), "digits of an internal extension"),
      .init("busy-hour", .integer(1...1_000_000), "calls of the busiest hour of the day"),
      .init(
        "templates-in-use", .integer(0...PBXLimits.templates),
        "custom templates of this kind that the PBX has already, this one not among them"),
      .init("callback", .later("the address that logins return to"), ""),
      .init("assume", .map(assumptions), "what the vendor's pages leave open"),
    ])

  private static let owners = NamesShape(
    noun: "a role", plural: "roles", value: .text(.name),
    allowed: OwnerRole.allCases.map(\.rawValue))
}
