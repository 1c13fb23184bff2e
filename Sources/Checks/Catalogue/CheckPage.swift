// SPDX-License-Identifier: Apache-2.0

/// What a check has to say about itself; its examples run as tests.
public struct CheckPage: Sendable {
  /// What is promised, as a sentence without a final period.
  public let title: String
  /// How it is judged and why it matters to the person at the telephone; paragraphs of Markdown.
  public let about: String
  /// An answer that keeps the promise.
  public let passing: CheckExample
  /// An answer that breaks it.
  public let failing: CheckExample

  /// A page.
  public init(
    _ title: String, about: String, passing: CheckExample, failing: CheckExample
  ) {
    self.title = title
    self.about = about
    self.passing = passing
    self.failing = failing
  }
}

/// A contract, an answer to one of its scenarios, and answers to what else is asked.
public struct CheckExample: Sendable {
  /// The text of `contact-search.yaml`.
  public let contactSearch: String
  /// The text of `contract.yaml`.
  public let contract: String
  /// The scenario that is asked.
  public let scenario: String
  /// What comes back, each time it is asked.
  public let answer: ExampleAnswer
  /// What comes back to other questions; everybody else is unknown.
  public let others: [ExampleReply]

  /// A contract and an answer; by default the smallest contract and its known customer.
  public init(
    _ answer: ExampleAnswer, to scenario: String = "known customer",
    of contactSearch: String = ExampleContract.contactSearch,
    in contract: String = ExampleContract.contract, then others: [ExampleReply] = []
  ) {
    self.answer = answer
    self.scenario = scenario
    self.contactSearch = contactSearch
    self.contract = contract
    self.others = others
  }
}

/// An answer to a question that is no scenario of an example, or to its second asking.
public struct ExampleReply: Sendable {
  /// What comes back.
  public let answer: ExampleAnswer
  /// The number or the text that is asked for; nil for whatever is.
  public let ask: String?
  /// Which asking, from 0; nil for each.
  public let nth: Int?
  /// Whether it comes when the record is read by its id.
  public let isRead: Bool
  /// The question of what is provoked that it comes to; nil if it comes to a lookup.
  public var provoked: String?

  /// An answer to a question.
  public init(_ answer: ExampleAnswer, to ask: String? = nil, nth: Int? = nil) {
    self.init(answer, to: ask, nth: nth, isRead: false)
  }

  /// An answer to the read of a record by its id.
  public init(reading answer: ExampleAnswer) {
    self.init(answer, to: nil, nth: nil, isRead: true)
  }

  /// An answer to a question of what is provoked, by its name.
  public init(_ answer: ExampleAnswer, provoked name: String) {
    self.init(answer, to: nil, nth: nil, isRead: false)
    provoked = name
  }

  private init(_ answer: ExampleAnswer, to ask: String?, nth: Int?, isRead: Bool) {
    self.answer = answer
    self.ask = ask
    self.nth = nth
    self.isRead = isRead
  }
}

/// An answer of an example CRM, or the lack of one.
public struct ExampleAnswer: Sendable {
  /// The status; nil if there was no answer.
  public let status: Int?
  /// The media type.
  public let contentType: String
  /// The body.
  public let body: String
  /// Milliseconds until the last byte.
  public let milliseconds: Int
  /// Why there was no answer, by the name of the transport's failure.
  public let failure: String?
  /// The address that answered.
  public let address: String
  /// The address that answers where nothing else is said.
  public static let usualAddress = "192.0.2.1:443"
  /// The time by the server's clock, as its `Date` header says it; nil without the header.
  public var date: String?
  /// Who vouches for the server's certificate, by the name of the trust; nil without TLS.
  public let trust: String?
  /// Header fields besides the media type.
  public private(set) var headers: [(name: String, value: String)] = []

  /// The version of TLS, where there is TLS.
  private(set) var tlsVersion = "TLSv1.3"

  /// The same over another version of TLS.
  func over(_ version: String) -> ExampleAnswer {
    var answer = self
    answer.tlsVersion = version
    return answer
  }

  /// How many days the server's certificate is good; nil: it does not say.
  private(set) var certificateDays: Int?

  /// The same with a certificate that is good for so many days.
  func ending(inDays days: Int) -> ExampleAnswer {
    var answer = self
    answer.certificateDays = days
    return answer
  }

  /// The same with a header field.
  func with(_ name: String, _ value: String) -> ExampleAnswer {
    var answer = self
    answer.headers.append((name, value))
    return answer
  }

  /// An answer.
  public init(
    _ body: String, status: Int = 200, contentType: String = "application/json",
    milliseconds: Int = 40, from address: String = usualAddress, trust: String? = nil
  ) {
    self.address = address
    self.trust = trust
    self.body = body
    self.status = status
    self.contentType = contentType
    self.milliseconds = milliseconds
    failure = nil
  }

  /// No answer.
  public init(failure: String, milliseconds: Int = 0) {
    address = Self.usualAddress
    trust = nil
    body = ""
    status = nil
    contentType = ""
    self.milliseconds = milliseconds
    self.failure = failure
  }
}

/// The contract of the examples: the smallest one that promises a known and an unknown caller.
public enum ExampleContract {
  /// The text of `contract.yaml`.
  public static let contract = """
    callready: 1
    name: Example CRM
    base: "{{.base_url}}"
    pbx: { region: AE, edition: cloud }
    environments:
      test:
        variables: { base_url: https://crm.example/v1 }
        secrets: { api_key: { from: env EXAMPLE_KEY } }
    authentication:
      fields: { base_url: { title: API address }, api_key: { title: API key, type: password } }
      headers: { X-Api-Key: "{{.api_key}}" }

    """

  /// The text of `contract.yaml` where a run may provoke something.
  static func provoking(_ word: String) -> String {
    contract.replacing(
      "    secrets: { api_key", with: "    provoke: [\(word)]\n    secrets: { api_key")
  }

  /// The text of `contact-search.yaml`.
  public static let contactSearch = """
    endpoint: contact-search
    types:
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    popup: https://crm.example/contacts/{{.ContactId}}
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: abc123, FirstName: Aisha Rahman } }
      nobody: { call: "+971509999999", finds: nothing }

    """

  /// The text of `call-journal.yaml`.
  static let callJournal = """
    endpoint: call-journal
    subject: "{{.Communication_Type}} call"
    request: |
      POST /calls

      {
        "subject": {{printf "%q" .Subject}},
        "contact": "{{.ContactId}}",
        "seconds": {{if .Talk_Duration_Sec}}{{.Talk_Duration_Sec}}{{else}}0{{end}}
      }
    id: data.id

    """

  /// The text of `follow-up.yaml`.
  public static let followUp = """
    endpoint: follow-up
    requests:
      account:
        after: login
        request: |
          GET /account
          X-Api-Key: {{.api_key}}
        mapping: { default_owner: data.default_owner.id }
      owner:
        after: login
        request: |
          GET /users/{{UrlEncode .default_owner}}
          X-Api-Key: {{.api_key}}

    """

  /// The answer that keeps every promise about the known customer.
  public static let known = """
    {"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000000"}]}
    """

  /// The answer that keeps every promise about the unknown caller.
  public static let nobody = #"{"data": []}"#
}
