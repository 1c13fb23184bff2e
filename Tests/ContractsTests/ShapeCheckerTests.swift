// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Redaction
import Testing

extension ComplaintCase {
  static let keys: [ComplaintCase] = [
    ComplaintCase(
      .search, "finds: nothing", "▸find◂: nothing, finds: nothing", "contract-unknown-key",
      "unknown key 'find'", "a scenario has call, search, finds, in, opens, only",
      "did you mean 'finds'?"),
    ComplaintCase(
      .search, "finds: nothing", "finds: nothing, ▸or so it was◂", "contract-unknown-key",
      "unknown key 'or so it was'", "a scenario has call, search, finds, in, opens, only",
      "a comma ends a text in braces; put the whole text in quotes"),
    ComplaintCase(
      .contract, "name:", "▸region◂: AE\nname:", "contract-unknown-key", "unknown key 'region'",
      "a contract has callready, name, kind, system, key, version, remark, logo, concurrency, base, pbx, environments, authentication, limits, calls, owners, response",
      "'region' stands in 'pbx'"),
    ComplaintCase(
      .search, "popup:", "▸colour◂: red\npopup:", "contract-unknown-key", "unknown key 'colour'",
      "a contact search has endpoint, types, mapping, disabled, popup, optional, when-several, response, scenarios, formats, volatile, allowed-personal-data",
      "take it out, or write one of these"),
    ComplaintCase(
      .search, "  FirstName:", "  ▸FristName◂: x\n  FirstName:", "contract-unknown-key",
      "unknown contact field 'FristName'", "expected one of 21 contact fields",
      "did you mean 'FirstName'?"),
    ComplaintCase(
      .contract, "name:", "owners: { ▸boss◂: Mona }\nname:", "contract-unknown-key",
      "unknown role 'boss'",
      "expected one of pbx-administrator, crm-administrator, api-developer, operations-owner",
      "write one of pbx-administrator, crm-administrator, api-developer, operations-owner"),
    ComplaintCase(
      .search, "nobody: { call: \"+971509999999\", finds: nothing }",
      "▸nobody◂: { call: \"+971509999999\" }", "contract-missing-key", "a scenario needs 'finds'",
      "expected nothing, a map of fields or a list of records", "write `finds: nothing`"),
    ComplaintCase(
      .contract, "api_key: { from: env NORTHGATE_KEY }", "▸api_key◂: { owner: api-developer }",
      "contract-missing-key", "a secret needs 'from'", "expected where the secret is",
      "write `from: env NORTHGATE_KEY`"),
  ]

  static let types: [ComplaintCase] = [
    ComplaintCase(
      .contract, "headers: { X-Api-Key: \"{{.api_key}}\" }", "headers: ▸[a, b]◂",
      "contract-wrong-type", "expected a map of headers, found a list", "the value of 'headers'",
      "write `headers: { X-Api-Key: \"{{.base_url}}\" }`"),
    ComplaintCase(
      .search, "data.#.full_name", "▸{ a: b }◂", "contract-wrong-type",
      "expected a path, found a map", "the value of 'FirstName'",
      "write `FirstName: data.#.firstname`"),
    ComplaintCase(
      .search, "finds: nothing", "finds: ▸abc123◂", "contract-wrong-type",
      "expected nothing, a map of fields or a list of records, found text", "the value of 'finds'",
      "write `finds: { ContactsId: abc123 }`"),
    ComplaintCase(
      .contract, "name:", "concurrency: ▸\"7\"◂\nname:", "contract-wrong-type",
      "expected a whole number from 1 to 100, found text", "the value of 'concurrency'",
      "write 7 without quotes"),
    ComplaintCase(
      .contract, "name:", "concurrency: ▸many◂\nname:", "contract-wrong-type",
      "expected a whole number from 1 to 100, found text", "the value of 'concurrency'",
      "write `concurrency: 1`"),
    ComplaintCase(
      .search, "popup:", "optional: ▸FirstName◂\npopup:", "contract-wrong-type",
      "expected a list of fields, found text", "the value of 'optional'",
      "write `optional: [ContactsId]`"),
  ]

  static let values: [ComplaintCase] = [
    ComplaintCase(
      .contract, "name:", "kind: ▸helpdeks◂\nname:", "contract-bad-value",
      "'helpdeks' is no value of 'kind'", "expected one of crm, helpdesk",
      "did you mean 'helpdesk'?"),
    ComplaintCase(
      .contract, "name:", "concurrency: ▸0◂\nname:", "contract-bad-value",
      "concurrency is 0, expected a whole number from 1 to 100", "", "write 1"),
    ComplaintCase(
      .search, "popup:", "response: { within: ▸800ms◂ }\npopup:", "contract-bad-value",
      "'800ms' is not a duration", "expected a duration", "write 800 ms"),
    ComplaintCase(
      .contract, "{ from: env NORTHGATE_KEY }",
      "{ from: env NORTHGATE_KEY, renew-by: ▸\"2027-02-29\"◂ }", "contract-bad-value",
      "'2027-02-29' is not a date", "expected a date", "write \"2027-03-31\""),
    ComplaintCase(
      .contract, "name:", "pbx: { firmware: ▸84.x◂ }\nname:", "contract-bad-value",
      "'84.x' is not a firmware version", "expected a firmware version", "write 84.21.0.66"),
    ComplaintCase(
      .contract, "variables: {", "variables: { ▸app-url◂: x,", "contract-bad-value",
      "'app-url' is not the name of a variable", "expected letters, digits and _", "write app_url"),
    ComplaintCase(
      .contract, "variables: {", "variables: { ▸Phone◂: x,", "contract-bad-value",
      "'Phone' is filled in by the PBX", "variables of your own are snake_case",
      "choose another name"),
    ComplaintCase(
      .contract, "X-Api-Key:", "▸X Api Key◂:", "contract-bad-value",
      "'X Api Key' is not the name of a header", "expected the name of a header",
      "write X-Api-Key"),
  ]

  static let ambiguous: [ComplaintCase] = [
    ComplaintCase(
      .search, "\"+971500000000\"", "▸+971500000000◂", "contract-ambiguous-text",
      "YAML reads +971500000000 as the number 971500000000", "a telephone number is text",
      "write \"+971500000000\""),
    ComplaintCase(
      .search, "abc123", "▸003E00000012345◂", "contract-ambiguous-text",
      "YAML 1.2 reads 003E00000012345 as infinity", "expected text", "write \"003E00000012345\""),
    ComplaintCase(
      .search, "nobody:", "▸no◂:", "contract-ambiguous-text", "YAML 1.1 reads no as false",
      "a name is text", "write \"no\""),
    ComplaintCase(
      .contract, "name:", "pbx: { region: ▸NO◂ }\nname:", "contract-ambiguous-text",
      "YAML 1.1 reads NO as false", "a region is text", "write \"NO\""),
    ComplaintCase(
      .contract, "{ from: env NORTHGATE_KEY }",
      "{ from: env NORTHGATE_KEY, renew-by: ▸2027-01-31◂ }", "contract-ambiguous-text",
      "YAML 1.1 reads 2027-01-31 as a date", "a date is text", "write \"2027-01-31\""),
    ComplaintCase(
      .search, "Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}",
      "Contacts: GET /contacts ▸#top◂", "contract-ambiguous-text",
      "YAML takes #top for a comment", "not part of the text",
      "write \"GET /contacts #top\", or a blank behind # if it is a comment"),
    ComplaintCase(
      .search, "popup:", "response: { schema: { const: ▸yes◂ } }\npopup:",
      "contract-ambiguous-text", "YAML 1.1 reads yes as true", "expected text", "write \"yes\""),
  ]

  static let empty: [ComplaintCase] = [
    ComplaintCase(
      .search, "data.#.id", "▸#.id◂", "contract-empty-value", "ContactsId has no path",
      "YAML takes this for a comment", "a path that starts with # stands in quotes: \"#.id\""),
    ComplaintCase(
      .search, "FirstName: data.#.full_name", "▸FirstName◂:  # not yet", "contract-empty-value",
      "FirstName has no path", "expected a path",
      "write `FirstName: data.#.firstname`, or leave the key out"),
    ComplaintCase(
      .contract, "name:", "▸pbx◂:\nname:", "contract-empty-value", "'pbx' is empty",
      "expected a map with edition, firmware, plan, region, time-zone, delivers, outside-line, extension-length, busy-hour, templates-in-use, assume",
      "write `pbx: { edition: cloud }`, or leave the key out"),
    ComplaintCase(
      .search, "finds: nothing", "finds: ▸{}◂", "contract-empty-value", "'finds' is empty",
      "expected a map of contact fields, at least one", "write `finds: { ContactsId: Aisha }`"),
    ComplaintCase(
      .contract, "name:", "▸remark◂:\nname:", "contract-empty-value", "remark has no text",
      "expected text", "write `remark: \"\"`, or leave the key out"),
  ]

  static let later: [ComplaintCase] = [
    ComplaintCase(
      .contract, "name:", "▸waivers◂: []\nname:", "contract-not-supported",
      "'waivers' is not supported yet", "findings that somebody accepts",
      "leave it out until a later version reads it"),
    ComplaintCase(
      .search, "abc123", "{ ▸instant◂: now }", "contract-bad-value",
      "'instant' is about a record that the PBX writes", "there is none here",
      "write it under `read-back` or `except`, or expect something else"),
  ]

  static let lists: [ComplaintCase] = [
    ComplaintCase(
      .search, "finds: nothing", "finds: ▸[c7]◂", "contract-bad-value",
      "'finds' lists a single record", "a list says that several share something",
      "write `finds: { ContactsId: c7 }`"),
    ComplaintCase(
      .search, "finds: nothing", "finds: ▸[]◂", "contract-empty-value", "'finds' is empty",
      "expected a list of records, at least 2", "write `finds: [c7, c7]`, or leave the key out"),
    ComplaintCase(
      .search, "popup:", "optional: [FirstName, ▸FirstName◂]\npopup:", "contract-bad-value",
      "'FirstName' stands twice in 'optional'", "the second time", "take one of them out"),
    ComplaintCase(
      .search, "finds: nothing", "finds: nothing, only: ▸[]◂", "contract-empty-value",
      "'only' is empty", "expected a list of environments, at least 1",
      "write `only: [Mona Saleh]`, or leave the key out"),
    ComplaintCase(
      .search, "popup:", "volatile: ▸[]◂\npopup:", "contract-empty-value", "'volatile' is empty",
      "expected a list of paths, at least 1",
      "write `volatile: [data.#.id]`, or leave the key out"),
  ]

  static let groups: [ComplaintCase] = [
    ComplaintCase(
      .search, "call: \"+971509999999\"", "call: \"1001\", ▸search◂: aisha",
      "contract-bad-value", "'call' and 'search' cannot stand together",
      "a scenario has one of them", "take one of them out"),
    ComplaintCase(
      .search, "nobody: { call: \"+971509999999\", finds: nothing }",
      "▸nobody◂: { finds: nothing }", "contract-missing-key",
      "a scenario needs 'call' or 'search'", "expected one of them",
      "write `call: \"+971500000000\"`"),
    ComplaintCase(
      .search, "abc123", "{ contains: a, ▸not◂: b }", "contract-bad-value",
      "'contains' and 'not' cannot stand together", "a matcher has one of them",
      "take one of them out"),
    ComplaintCase(
      .search, "ContactsId: abc123", "▸ContactsId◂: {}", "contract-missing-key",
      "a matcher needs 'one-of', 'not', 'contains', 'starts-with', 'ends-with', 'matches', 'present', 'type', 'at-least', 'at-most', 'unordered' or 'phone'",
      "expected one of them", "write `one-of: [Aisha]`"),
    ComplaintCase(
      .search, "abc123", "{ ▸start-with◂: a }", "contract-unknown-key",
      "unknown key 'start-with'",
      "a matcher has one-of, not, contains, starts-with, ends-with, matches, present, type, at-least, at-most, unordered, phone",
      "did you mean 'starts-with'?"),
    ComplaintCase(
      .search, "popup:", "▸size◂: 1 MB\npopup:", "contract-unknown-key", "unknown key 'size'",
      "a contact search has endpoint, types, mapping, disabled, popup, optional, when-several, response, scenarios, formats, volatile, allowed-personal-data",
      "'size' stands in 'types'"),
  ]

  static let scalars: [ComplaintCase] = [
    ComplaintCase(
      .search, "abc123", "{ at-least: ▸\"10\"◂ }", "contract-wrong-type",
      "expected a number, found text", "the value of 'at-least'", "write 10 without quotes"),
    ComplaintCase(
      .search, "abc123", "{ at-most: ▸1e5◂ }", "contract-wrong-type",
      "expected a number, found text", "the value of 'at-most'",
      "write a number such as 10, -5 or 0.25"),
    ComplaintCase(
      .search, "abc123", "{ present: ▸\"true\"◂ }", "contract-wrong-type",
      "expected true or false, found text", "the value of 'present'", "write true without quotes"),
    ComplaintCase(
      .search, "abc123", "{ present: ▸yes◂ }", "contract-wrong-type",
      "expected true or false, found text", "the value of 'present'", "write true or false"),
    ComplaintCase(
      .search, "abc123", "{ type: ▸strng◂ }", "contract-bad-value", "'strng' is no value of 'type'",
      "expected one of string, number, integer, boolean, array, object, null",
      "did you mean 'string'?"),
    ComplaintCase(
      .search, "abc123", "{ contains: ▸5◂ }", "contract-ambiguous-text",
      "YAML reads 5 as the number 5", "a template is text", "write \"5\""),
    ComplaintCase(
      .search, "popup:", "response: { size: ▸1mb◂ }\npopup:", "contract-bad-value",
      "'1mb' is not a size", "expected a size", "write 1 MB"),
    ComplaintCase(
      .contract, "name:", "pbx: { extension-length: ▸8◂ }\nname:", "contract-bad-value",
      "extension-length is 8, expected a whole number from 2 to 7", "", "write 7"),
    ComplaintCase(
      .contract, "name:", "pbx: { outside-line: ▸9◂ }\nname:", "contract-ambiguous-text",
      "YAML reads 9 as the number 9", "the digits of a prefix is text", "write \"9\""),
    ComplaintCase(
      .contract, "name:", "pbx: { outside-line: ▸\"9,\"◂ }\nname:", "contract-bad-value",
      "'9,' is not the digits of a prefix", "expected the digits of a prefix", "write \"9\""),
    ComplaintCase(
      .contract, "name:", "pbx: { delivers: [▸e146◂] }\nname:", "contract-bad-value",
      "'e146' is no value of 'delivers'", "expected one of 10 spellings", "did you mean 'e164'?"),
    ComplaintCase(
      .search, "popup:", "formats: { ▸+971501112233◂: { finds: c2 } }\npopup:",
      "contract-ambiguous-text", "YAML reads +971501112233 as the number 971501112233",
      "a telephone number is text", "write \"+971501112233\""),
  ]
}

@Test(
  arguments: ComplaintCase.keys + ComplaintCase.types + ComplaintCase.values
    + ComplaintCase.ambiguous + ComplaintCase.empty + ComplaintCase.later + ComplaintCase.lists
    + ComplaintCase.groups + ComplaintCase.scalars)
func `a file that differs from the language is told where and what to write`(
  _ row: ComplaintCase
) throws {
  try row.check()
}

@Test func `more than a PBX template has can be read, and is left to the checks`() {
  func entries(_ count: Int, _ value: String) -> String {
    (1...count).map { "f\($0): \(value)" }.joined(separator: ", ")
  }
  func codes(fields: Int, headers: Int) -> [String] {
    Fixture.complaints(
      """
      callready: 1
      name: x
      environments: { e: { variables: { \(entries(fields, "v")) } } }
      authentication:
        fields: { \(entries(fields, "{}")) }
        headers: { \(entries(headers, "v")) }
      """, search: nil
    ).map(\.message.text)
  }
  #expect(codes(fields: 6, headers: 21) == [])
}

@Test func `all complaints of all files come at once, by file and place`() {
  let complaints = Fixture.complaints(
    Fixture.contract.replacing("name:", with: "kind: x\nnme:"),
    search: Fixture.search.replacing("nobody", with: "no").replacing("GET", with: "FETCH"))
  #expect(
    complaints.map { "\($0.span?.description ?? ""): \($0.code)" } == [
      "Contracts/northgate/contact-search.yaml:3:13: request-syntax",
      "Contracts/northgate/contact-search.yaml:11:3: contract-ambiguous-text",
      "Contracts/northgate/contract.yaml:1:1: contract-missing-key",
      "Contracts/northgate/contract.yaml:2:7: contract-bad-value",
      "Contracts/northgate/contract.yaml:3:1: contract-unknown-key",
    ])
}
