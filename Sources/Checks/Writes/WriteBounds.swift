// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import JSONValues
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// A text that is empty or too long is stored as it is, or refused by the name of its field.
public enum WriteBounds: WriteItemCheck {
  /// The code without the word for the endpoint.
  public static let name = "bounds"
  /// Minor: such texts are rare, and nothing is lost but a hint.
  public static let severity = Severity.minor

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    let isContact = endpoint == .contactCreation
    let name =
      isContact ? "a name of \(WriteItem.overLong) letters: write" : "a text left empty: write"
    return WritePage(
      "a text that is empty or too long is stored as it is, or refused by the name of its field",
      about: """
        A record is written with a text left empty, and a contact with a last name of \
        \(WriteItem.overLong) letters, unless a scenario of the contract says what becomes of such. \
        The CRM may take it: then a long text has to come back whole. Or it may refuse it: with a \
        status from 400 to 499, and words that name the field. A text that is cut in silence, an \
        error of the server and a refusal without a reason are findings.

        The text that carries the mark of the run is never left empty. How a call's long \
        description fares is judged among the hostile texts.
        """,
      passing: WriteExample(
        endpoint, nil,
        .refuses(
          name,
          ExampleAnswer(
            isContact ? #"{"error": "last_name is too long"}"# : #"{"error": "notes are missing"}"#,
            status: 422))),
      failing: WriteExample(
        endpoint, nil, .refuses(name, ExampleAnswer(#"{"error": "bad request"}"#, status: 400))))
  }

  static func judge(_ item: WriteCase) -> Judgement {
    guard case .edge(let edge) = item.item.reason else { return .notPromised }
    if let obstacle = item.obstacle { return obstacle.judgement }
    if let code = item.run.controlFault(of: item.kind) { return .notProven(because: code) }
    guard let written = item.item.written?.exchange else {
      return .notProven(because: item.run.stopCode)
    }
    guard let response = written.response else {
      let connected = written.remoteAddress != nil
      let wasAsked = written.failure.map {
        FailureToAsk.reason(for: $0, connected: connected) == nil
      }
      guard wasAsked == true else { return .notProven(because: item.run.stopCode) }
      return .broken([refused(item, edge, "no answer")])
    }
    if item.item.isAccepted, item.faults.isEmpty { return stored(item, edge) }
    guard (400..<500).contains(response.status) else {
      return .broken([refused(item, edge, "status \(response.status)")])
    }
    if SentFields(written.request, edge).areNamed(in: response.body) { return .kept }
    return .broken([
      refused(item, edge, "status \(response.status), and no word about the field")
    ])
  }

  /// What a CRM that took it has made of it.
  private static func stored(_ item: WriteCase, _ edge: WriteItem.Edge) -> Judgement {
    guard edge == .overLong else { return .kept }
    guard item.item.id != nil else {
      return .leftOpen("the answer does not say where the record is")
    }
    if zip(item.endpoint.readBack, item.item.reads).contains(where: { readBack, reads in
      reads.last.map { !item.isThere(readBack, $0) } ?? true
    }) {
      return .notProven(because: WriteVisible.kind(of: item.kind).code)
    }
    let name = item.item.variables["LastName"] ?? ""
    let texts = item.fields.filter { $0.wanted.spoken.contains(name) }
    guard !texts.isEmpty else {
      return .leftOpen("no field of the read-back is promised to hold the name")
    }
    return .found(texts.filter { !$0.fits }.map { cut(item, $0) })
  }

  private static func cut(_ item: WriteCase, _ field: WriteField) -> Finding {
    let (wanted, found) = (field.wanted.spoken, field.value?.text ?? "")
    let damage = TextDamage(from: wanted, to: found)
    var finding = item.finding(
      kind(of: item.kind), field.path,
      """
      a name of \(WriteItem.overLong) letters is accepted and not stored whole: \
      \(damage?.spoken(from: wanted, to: found) ?? "it is another text")
      """,
      at: field.fact.path.source.span, by: [item.item.written, field.hearing])
    finding.expected = "all letters, or a refusal that names the field"
    finding.actual = "\(found.count.spoken("character"))"
    finding.remedy = "let the CRM refuse what it has no room for"
    finding.effect = item.kind.mistake
    return finding
  }

  private static func refused(
    _ item: WriteCase, _ edge: WriteItem.Edge, _ actual: RedactedText
  ) -> Finding {
    let what: RedactedText =
      edge == .missing ? "a text left empty" : "a name of \(WriteItem.overLong) letters"
    var finding = item.finding(
      kind(of: item.kind), edge == .missing ? "empty" : "too long",
      "\(what) is refused without a clear reason", at: item.item.type.request.span,
      by: [item.item.written])
    finding.expected = "the record as it was sent, or a status from 400 to 499 that names the field"
    finding.actual = actual
    finding.remedy = "let the CRM say what is wrong with which field"
    finding.effect = "the agent is told that it failed, and not why"
    return finding
  }
}

/// The fields of a request in which a text was left empty or made too long.
private struct SentFields {
  private let words: Set<String>

  init(_ request: Request, _ edge: WriteItem.Edge) {
    var words: Set<String> = []
    if let document = try? JSONDocument(parsing: request.body ?? []) {
      Self.collect(document.root, edge, named: "", into: &words)
    }
    self.words = words
  }

  private static func collect(
    _ value: JSONValue, _ edge: WriteItem.Edge, named name: String, into words: inout Set<String>
  ) {
    for member in value.members {
      collect(member.value, edge, named: member.key, into: &words)
    }
    for element in value.elements { collect(element, edge, named: name, into: &words) }
    guard let text = value.string else { return }
    let isMeant =
      edge == .missing
      ? text.allSatisfy(\.isWhitespace) : text.utf8.count >= WriteItem.overLong
    // `last_name`, `lastName` and "Last name" are one name; its last word alone says enough.
    if isMeant { words.formUnion(name.words) }
  }

  /// Whether an answer speaks of one of them; where a body is not JSON, whether it says anything.
  func areNamed(in body: [UInt8]) -> Bool {
    let said = Set(String(decoding: body, as: UTF8.self).words)
    return words.isEmpty ? !said.isEmpty : !said.isDisjoint(with: words)
  }
}

extension String {
  /// Its words in small letters, those of `last_name` and `lastName` too.
  fileprivate var words: [String] {
    var words: [String] = []
    var word = ""
    for character in self {
      let begins = character.isUppercase && word.last?.isLowercase == true
      if begins || !character.isLetter {
        words.append(word)
        word = ""
      }
      if character.isLetter { word.append(character) }
    }
    return (words + [word]).filter { $0.count > 1 }.map { $0.lowercased() }
  }
}
