// SPDX-License-Identifier: Apache-2.0

/// A contract with number formats, and CRMs that keep it, break it, or fall short as admitted.
enum FormatExamples {
  static let passing = CheckExample(
    ExampleAnswer(ExampleContract.known), of: contract(),
    then: found(["+971500000000", "971500000000"]))

  static let failing = CheckExample(
    ExampleAnswer(ExampleContract.known), of: contract(), then: found(["+971500000000"]))

  static let closed = CheckExample(
    ExampleAnswer(ExampleContract.known), of: contract(misses: ", misses: [double-zero]"),
    then: found(["+971500000000", "971500000000", "00971500000000"]))

  static let promised = CheckExample(
    ExampleAnswer(ExampleContract.known), of: contract(matches: "e164, digits, double-zero"),
    then: found(["+971500000000", "971500000000", "00971500000000"]))

  static let gap = CheckExample(
    ExampleAnswer(ExampleContract.known), of: contract(misses: ", misses: [double-zero]"),
    then: found(["+971500000000", "971500000000"]))

  private static func found(_ spellings: [String]) -> [ExampleReply] {
    spellings.map { ExampleReply(ExampleAnswer(ExampleContract.known), to: $0) }
      + [ExampleReply(ExampleAnswer(ExampleContract.nobody))]
  }

  private static func contract(
    matches: String = "e164, digits", misses: String = ""
  ) -> String {
    """
    endpoint: contact-search
    types:
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: abc123 } }
    formats:
      "+971500000000": { finds: abc123, matches: [\(matches)]\(misses) }

    """
  }
}
