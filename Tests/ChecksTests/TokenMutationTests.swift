// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Testing
import Transports

@testable import Checks

/// Every change of one answer of a healthy token life shows in what is promised, or is explained.
///
/// Every question there is: two refreshes, two at once, rights, identities, refusals, an end, a
/// revocation.
struct TokenMutationTests {
  static let token = """
    endpoint: token
    scope: [contacts.read]
    request: |
      POST https://crm.example/oauth/token
      Content-Type: application/x-www-form-urlencoded
    refresh: { every: 25 min, at-once: survives }
    response: { fields: { token_type: Bearer, scope: { contains: contacts.read } } }
    lifetime: 1 h
    rotates: false
    old-token: lives
    bad-grant: { status: 400, says: invalid_grant }
    expired-token: "{{.client_secret}}"
    revoke:
      request: POST https://crm.example/oauth/revoke?token={{.AccessToken}}
      kills: family

    """

  static let rights = """
    refused: { status: 401, says: invalid_token }
    forbidden:
      read invoices: GET /invoices
    write-scope:
      request: POST /contacts
      refused: { status: 422, says: name is missing }
      unchanged: GET /contacts/count
    administrator: { request: GET /me, fields: { role: administrator } }
    identities:
      agent: { refresh_token: agent_refresh_token }
    """

  /// What a healthy CRM answers, by the name of the question.
  static func healthy(_ question: Question, _ number: Int) -> ExampleAnswer {
    switch LifecycleQuestion(rawValue: question.name) {
    case .readBefore, .readAfter: return ExampleAnswer(#"{"count": 7}"#)
    case .write: return ExampleAnswer(#"{"error": "name is missing"}"#, status: 422)
    case .administrator: return ExampleAnswer(#"{"role": "integration"}"#)
    case .badGrant, .refreshRevoked:
      return ExampleAnswer(#"{"error": "invalid_grant"}"#, status: 400)
    case .missing, .garbage, .scheme, .dead, .expired, .revoked:
      return ExampleAnswer(#"{"error": "invalid_token"}"#, status: 401)
    case .revoke: return ExampleAnswer("{}")
    default: break
    }
    if question.name.hasPrefix("forbidden: ") || question.name.hasSuffix(": read invoices") {
      return ExampleAnswer(#"{"error": "insufficient_scope"}"#, status: 403)
    }
    guard question.endpoint == "token" else { return ExampleAnswer(ExampleContract.known) }
    return ExampleAnswer(
      """
      {"access_token": "a1b2c3d4e5f6-\(number)", "token_type": "Bearer", "expires_in": 3600, \
      "scope": "contacts.read contacts.write"}
      """)
  }

  /// The answers to every question, each as a healthy CRM gives it.
  static let answers: [String: ExampleAnswer] = {
    var known: [String: ExampleAnswer] = [:]
    // What is asked depends on the answers: twice is enough to have heard every question.
    for _ in 0..<2 {
      let turns = (try? TokenExample(known, of: token, rights: rights).run().turns) ?? []
      for (index, turn) in turns.enumerated() {
        known[turn.turn.question.name] = healthy(turn.turn.question, index)
      }
    }
    return known
  }()

  /// Read once: a thousand mutants share it.
  private static let contract = Result {
    try TokenExample(of: token, rights: rights).read()
  }

  fileprivate static func judged(_ change: [String: ExampleAnswer] = [:]) throws
    -> LookupJudge.Ruling
  {
    let example = TokenExample(answers.merging(change) { $1 }, of: token, rights: rights)
    return TokenJudge.judge(try example.run(try contract.get()))
  }

  @Test func `a healthy life is found at no fault, and every question is in it`() throws {
    let ruling = try Self.judged()
    #expect(ruling.findings.isEmpty && ruling.failures.isEmpty)
    #expect(ruling.promises.allSatisfy { $0.outcome == .kept })
    let open: Set<LifecycleQuestion> = [.metadata]
    #expect(
      Set(LifecycleQuestion.allCases.map(\.rawValue)).subtracting(Self.answers.keys)
        == Set(open.map(\.rawValue)))
    #expect(
      Set(Self.answers.keys).subtracting(LifecycleQuestion.allCases.map(\.rawValue)) == Self.named)
  }

  static let named: Set<String> = [
    SignIn.question, "forbidden: read invoices", "integration: contacts", "agent: log in",
    "agent: contacts", "agent: read invoices",
  ]

  @Test(arguments: answers.keys.sorted())
  func `every change of an answer shows in what is promised, or is explained`(
    _ question: String
  ) throws {
    let healthy = try Self.judged()
    let answer = try #require(Self.answers[question])
    var alive: Set<String> = []
    let mutants = try Self.mutants(of: answer)
    for mutant in mutants {
      let ruling = try Self.judged([question: mutant.answer])
      let isSame =
        ruling.promises == healthy.promises
        && ruling.findings.map(\.fingerprint) == healthy.findings.map(\.fingerprint)
        && ruling.failures.isEmpty
      if isSame { alive.insert(mutant.name) }
    }
    for name in mutants.map(\.name) where alive.contains(name) != Self.explains(name, of: question)
    {
      Issue.record("\(question): \(name) \(alive.contains(name) ? "survives" : "shows")")
    }
  }

  private static func mutants(of answer: ExampleAnswer) throws -> [(
    name: String, answer: ExampleAnswer
  )] {
    try Mutant.all(of: answer.body).filter { $0.name != "status \(answer.status ?? 0)" }.map {
      mutant in
      let made = mutant.answer
      let isStatus = mutant.name.hasPrefix("status ")
      return (
        mutant.name,
        ExampleAnswer(
          String(decoding: made.body, as: UTF8.self),
          status: isStatus ? made.status : answer.status ?? 0,
          contentType: made.headers.first?.value ?? "", milliseconds: made.milliseconds)
      )
    } + [("clock 10 min ahead", answer.dated("Fri, 15 Jan 2027 08:10:00 GMT"))]
      + (answer.status == 200 ? [] : [("status 200", ExampleAnswer(answer.body))])
  }

  private static func explains(_ name: String, of question: String) -> Bool {
    survivors.contains { $0.explains(name, of: question) }
  }
}

extension TokenMutationTests {
  /// Changes of some answers that no promise depends on, and why that is right.
  struct Survivors: Sendable {
    let why: String
    let questions: Set<String>
    /// Names of mutants; one that ends with `…` stands for all that begin so.
    let names: [String]

    /// `questions`: nil for all.
    init(_ why: String, _ questions: Set<String>? = nil, _ names: [String]) {
      self.why = why
      self.questions = questions ?? Set(TokenMutationTests.answers.keys)
      self.names = names
    }

    func explains(_ name: String, of question: String) -> Bool {
      questions.contains(question)
        && names.contains { $0.hasSuffix("…") ? name.hasPrefix($0.dropLast()) : name == $0 }
    }
  }

  private static func names(_ questions: LifecycleQuestion...) -> Set<String> {
    Set(questions.map(\.rawValue))
  }

  /// Reads, whose contents the scenarios judge.
  private static let reads = names(
    .read, .readRefreshed, .readOld, .readAgain, .control, .readFirst, .readSecond)
  private static let refusals = names(
    .missing, .garbage, .scheme, .dead, .expired, .revoked, .badGrant, .refreshRevoked)
  private static let eitherOfTwo = names(.refreshFirst, .refreshSecond, .readFirst, .readSecond)
  private static let issued = names(
    .refresh, .refreshAgain, .refreshFirst, .refreshSecond, .renew
  ).union([SignIn.question])
  private static let agent: Set = ["agent: log in", "agent: contacts", "agent: read invoices"]
  private static let bodies = [
    "body a list", "body an object", "body empty", "body null", "body true", "body cut",
  ]

  static let survivors: [Survivors] = [
    Survivors(
      "time is promised of lookups and pages of users, not of the credential's questions", nil,
      ["time 5 s"]),
    Survivors(
      "the clock is read from the log-in's answer, the first there is",
      Set(answers.keys).subtracting([SignIn.question]), ["clock 10 min ahead"]),
    Survivors(
      "media types are promised of what the PBX reads: token answers and lookups",
      Set(answers.keys).subtracting(issued).union(eitherOfTwo), ["media type…"]),
    Survivors(
      "a token is whatever it is, and the promised scope is still in the other text", issued,
      ["access_token another text", "scope another text"]),
    Survivors(
      "what a read holds is promised of the scenarios; here it shows that the token is good", reads,
      ["data…", "key…"] + bodies.filter { $0 != "body cut" }),
    Survivors(
      "a refusal is known by its status; its text may stand anywhere in it", refusals,
      ["body cut", "error another text", "key error renamed"]),
    Survivors(
      "without a credential, and with another word, the text of a refusal is not promised",
      names(.missing, .scheme), bodies + ["error…"]),
    Survivors(
      "another word before the token is refused with whatever is no success", names(.scheme),
      ["status 3…", "status 4…", "status 5…"]),
    Survivors(
      "one of the two tokens has to be good, and what brought the other does not matter",
      eitherOfTwo,
      bodies + [
        "status 2…", "status 3…", "status 4…", "access_token…", "expires_in…", "scope…",
        "token_type…", "key…",
      ]),
    Survivors(
      "one good read is enough, whatever the other comes to", names(.readFirst, .readSecond),
      ["status 5…"]),
    Survivors(
      "after a revocation a refresh is refused with whatever brings no token",
      names(.refreshRevoked), bodies + ["error…", "status…"]),
    Survivors(
      "the invalid write is known by status and text, wherever that stands", names(.write),
      ["body cut", "error another text", "key error renamed"]),
    Survivors(
      "who is no administrator may be anything else, any success tells it, and a path reads what is there",
      names(.administrator), ["role…", "status 201", "status 204", "body cut"]),
    Survivors(
      "a revocation is acknowledged with any success (RFC 7009 section 2.2)", names(.revoke),
      bodies + ["status 201", "status 204"]),
    Survivors(
      "what is forbidden is known by its status, and three of them will do",
      ["forbidden: read invoices"],
      bodies + ["error…", "key error renamed", "status 401", "status 404"]),
    Survivors(
      "what other identities are refused stands in the table of identities; nothing is promised of it",
      ["agent: read invoices"], bodies + ["error…", "key error renamed", "status…"]),
    Survivors(
      "an identity has to be let in; the shape of token answers is promised of the integration's",
      ["agent: log in"],
      [
        "access_token another text", "expires_in…", "key expires_in renamed", "key scope renamed",
        "key token_type renamed", "scope…", "token_type…", "status 201",
        "status 204", "media type…",
      ]),
    Survivors(
      "of what an identity sees it counts whether somebody is found",
      ["agent: contacts", "integration: contacts"],
      [
        "data.0.full_name…", "data.0.id…", "data.0.phone…", "data twice", "body cut", "status 201",
        "status 204", "key data.0.full_name renamed", "key data.0.phone renamed",
      ]),
  ]
}

extension ExampleAnswer {
  fileprivate func dated(_ date: String) -> ExampleAnswer {
    var answer = self
    answer.date = date
    return answer
  }
}
