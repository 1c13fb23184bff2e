// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// What is sent again does what the contract says, and one request makes one record.
public enum WriteDuplicate: WriteEndpointCheck {
  /// The code without the word for the endpoint.
  public static let name = "duplicate"
  /// Major.
  public static let severity = Severity.major

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    let text = ExampleWrites.text(of: endpoint) + "sent-twice: one\n"
    return WritePage(
      "no \(endpoint.noun) is in the CRM twice",
      about: """
        A PBX sends a request again when the answer was late. `sent-twice` says what becomes of it: \
        `one`, the answer is the record that is there; `two`, an admitted weakness, which is \
        reported here until a waiver accepts it; or a refusal. Contacts have `same-number` besides: \
        another name with a number that somebody has.

        The search for the mark of the run shows whether one request left several records.
        """,
      passing: WriteExample(endpoint, text, .recognises),
      failing: WriteExample(endpoint, text))
  }

  /// Those that say something about repetition, or can count.
  public static func concerns(_ endpoint: WriteEndpoint) -> Bool {
    endpoint.sentTwice != nil || endpoint.sameNumber != nil || endpoint.cleanUp?.leftovers != nil
  }

  static func judge(_ all: WriteEndpointCase) -> [SeriesPromise] {
    all.items.compactMap { again($0, all) } + all.items.compactMap { sameNumber($0, all) }
      + (counted(all).map { [$0] } ?? [])
  }

  /// The same request a second time.
  private static func again(_ item: WriteCase, _ all: WriteEndpointCase) -> SeriesPromise? {
    guard item.item.isRepeated, let policy = all.endpoint.sentTwice else { return nil }
    let name = "\(item.item.fullName), sent twice"
    if let judgement = item.notThere { return SeriesPromise(name, judgement) }
    guard let repeated = item.item.repeated else {
      return SeriesPromise(name, .notProven(because: all.run.stopCode))
    }
    let second = Second(
      name: "sent twice", what: "the same request sent twice", first: item.item.id,
      id: item.item.repeatedID, hearing: repeated)
    return SeriesPromise(name, judge(second, policy, item, all))
  }

  /// Another name with the same number.
  private static func sameNumber(_ item: WriteCase, _ all: WriteEndpointCase) -> SeriesPromise? {
    guard item.item.reason == .sameNumber, let policy = all.endpoint.sameNumber,
      !item.item.mustBeRefused
    else { return nil }
    let name = item.item.fullName
    if let obstacle = item.obstacle { return SeriesPromise(name, obstacle.judgement) }
    let first = all.items.first {
      $0.item.name == item.item.name && $0.item.typeIndex == item.item.typeIndex
        && $0.item.reason == .promised
    }
    guard let written = item.item.written, let id = first?.item.id else {
      return SeriesPromise(
        name, .notProven(because: first?.earlier.first?.kind.code ?? all.run.stopCode))
    }
    let second = Second(
      name: "same number", what: "a second contact with the same number", first: id,
      id: item.item.id, hearing: written)
    return SeriesPromise(name, judge(second, policy, item, all))
  }

  /// Something that was written again.
  private struct Second {
    let name: String
    let what: RedactedText
    let first: String?
    let id: String?
    let hearing: WriteHearing
  }

  private static func judge(
    _ second: Second, _ policy: Located<Repetition>, _ item: WriteCase, _ all: WriteEndpointCase
  ) -> Judgement {
    guard let response = second.hearing.exchange.response else {
      return .leftOpen("\(second.what) was not answered")
    }
    let isTaken = (200..<300).contains(response.status)
    let isSecond = isTaken && second.id != nil && second.id != second.first
    switch policy.value {
    case .one:
      if isSecond { return .broken([two(second, policy, item, all)]) }
      if isTaken { return second.id == nil ? .leftOpen("the second answer tells no id") : .kept }
      return .broken([otherwise(second, policy, "status \(response.status)", item, all)])
    case .two:
      return isSecond ? .broken([admitted(second, policy, item, all)]) : .kept
    case .refused(let refusal):
      if isSecond { return .broken([two(second, policy, item, all)]) }
      let difference = refusal.difference(
        from: response, to: all.run.pbx, with: item.item.variables)
      return difference.map { .broken([otherwise(second, policy, $0, item, all)]) } ?? .kept
    }
  }

  private static func two(
    _ second: Second, _ policy: Located<Repetition>, _ item: WriteCase, _ all: WriteEndpointCase
  ) -> Finding {
    var finding = all.finding(
      kind(of: all.kind), second.name, "\(second.what) makes a second \(all.kind.noun)",
      at: policy.span, evidence: numbers(second, item, all), scenarios: [item.item.fullName])
    finding.expected = policy.value.spoken
    finding.actual = "the ids \(all.spoken([second.first, second.id].compactMap(\.self)))"
    finding.remedy = "let the CRM recognise the record, or admit it: `\(key(second)): two`"
    finding.effect = effect(all.kind)
    return finding
  }

  private static func admitted(
    _ second: Second, _ policy: Located<Repetition>, _ item: WriteCase, _ all: WriteEndpointCase
  ) -> Finding {
    var finding = all.finding(
      kind(of: all.kind), second.name,
      "\(second.what) makes a second \(all.kind.noun), as the contract admits",
      at: policy.span, evidence: numbers(second, item, all), scenarios: [item.item.fullName])
    finding.label = "admitted"
    finding.expected = "one record"
    finding.actual = "two records"
    finding.remedy = "let the CRM recognise the record, or accept it with a waiver"
    finding.effect = effect(all.kind)
    return finding
  }

  private static func otherwise(
    _ second: Second, _ policy: Located<Repetition>, _ difference: RedactedText, _ item: WriteCase,
    _ all: WriteEndpointCase
  ) -> Finding {
    var finding = all.finding(
      kind(of: all.kind), second.name, "\(second.what) is answered otherwise than promised",
      at: policy.span, evidence: numbers(second, item, all), scenarios: [item.item.fullName])
    finding.expected = policy.value.spoken
    finding.actual = difference
    finding.remedy =
      "write what the CRM does under `\(key(second))`, or let it do what stands there"
    finding.effect = "a PBX that sends again sees an error for something that is in the CRM"
    return finding
  }

  private static func key(_ second: Second) -> RedactedText {
    second.name == "sent twice" ? "sent-twice" : "same-number"
  }

  private static func numbers(
    _ second: Second, _ item: WriteCase, _ all: WriteEndpointCase
  ) -> [Int] {
    all.run.numbers([item.item.written, second.hearing]).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// Whether the mark is on more records than answers told of.
  private static func counted(_ all: WriteEndpointCase) -> SeriesPromise? {
    guard all.endpoint.cleanUp?.leftovers != nil else { return nil }
    if let cause = all.nothingWritten { return SeriesPromise("", cause.judgement) }
    if all.hasBroken(WriteStoredError.self) {
      return SeriesPromise("", .notProven(because: WriteStoredError.kind(of: all.kind).code))
    }
    guard let untold = all.untold else { return SeriesPromise("", all.uncounted) }
    guard !untold.isEmpty else { return SeriesPromise("", .kept) }
    let written = all.items.filter { $0.item.id != nil }
    let told = Set(all.known.compactMap(\.id)).count
    var finding = all.finding(
      kind(of: all.kind), "count", "one request left several \(all.kind.noun)s",
      at: all.endpoint.cleanUp?.leftovers?.request.span,
      evidence: all.countNumbers + all.run.numbers(written.map(\.item.written)))
    finding.expected = "\(told.spoken("record")), as the answers told"
    finding.actual =
      "\((told + untold.count).spoken("record")); nobody was told of \(all.spoken(untold))"
    finding.remedy =
      "find out what else in the CRM makes records of such a request: a rule, an import"
    finding.effect = effect(all.kind)
    return SeriesPromise("", .broken([finding]))
  }

  private static func effect(_ kind: WriteEndpoint.Kind) -> RedactedText {
    switch kind {
    case .contactCreation: "the same person is there twice, and the pop-up shows one of the two"
    case .callJournal: "one call is counted twice"
    case .ticketCreation: "two people work on one call"
    }
  }
}

extension Repetition {
  /// What becomes of it, in words.
  fileprivate var spoken: RedactedText {
    switch self {
    case .one: "the id of the record that is there"
    case .two: "two records"
    case .refused(let refusal): refusal.spoken
    }
  }
}
