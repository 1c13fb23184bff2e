// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import GoTemplates
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Texts with quotes, line breaks, emoji and markup come back unchanged.
public enum WriteText: WriteItemCheck {
  /// The code without the word for the endpoint.
  public static let name = "text"
  /// Major: the record is there, and its text is damaged, or a rare text loses it.
  public static let severity = Severity.major

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    let field = ExampleWrites.textField(of: endpoint)
    return WritePage(
      "hostile texts come back from the \(endpoint.noun) unchanged",
      about: """
        Callers have quotation marks in their names, agents write on several lines, in Arabic and \
        with emoji. For each kind under `hostile-text` a record is written with such a text in its \
        description, or in a new contact's last name, and every field of `read-back` that the text \
        goes into must show it unchanged. There is one finding for each kind of damage.

        Where a kind makes the body invalid JSON, it is not sent: the PBX sends it all the same, \
        and the CRM refuses it, so the record is lost.
        """,
      passing: WriteExample(endpoint, ExampleWrites.hostile(endpoint)),
      failing: WriteExample(
        endpoint, ExampleWrites.hostile(endpoint),
        .stores("`\(field)` is stored with HTML escapes") { $0.replacing("<", with: "&lt;") }))
  }

  /// Those that try such texts.
  public static func concerns(_ endpoint: WriteEndpoint) -> Bool {
    let takesText = endpoint.options.description != nil || endpoint.options.subject != nil
    return !endpoint.hostileText.value.isEmpty && (takesText || endpoint.kind == .contactCreation)
  }

  static func judge(_ item: WriteCase) -> Judgement {
    guard case .hostile(let text) = item.item.reason else { return .notPromised }
    if item.item.obstacle == .notJSON { return .broken([notJSON(item, text)]) }
    if let obstacle = item.obstacle { return obstacle.judgement }
    guard item.item.isAccepted, item.faults.isEmpty else { return refused(item, text) }
    guard item.item.id != nil else {
      return .leftOpen("the answer does not say where the record is")
    }
    let visible = WriteVisible.kind(of: item.kind).code
    if item.run.findings.contains(where: { $0.kind.code == visible }) {
      return .notProven(because: visible)
    }
    let texts = item.fields.filter { field in
      field.fact.value.isText && field.wanted.spoken.contains(text.sample)
    }
    guard !texts.isEmpty else {
      return .leftOpen("no field of the read-back is promised to hold the text")
    }
    // A field that is wrong whatever stands in it says nothing about texts.
    let wrong = [WriteNull.kind(of: item.kind).code, WriteReadBack.kind(of: item.kind).code]
    let found = item.run.findings.filter {
      wrong.contains($0.kind.code) && $0.subject.endpoint == item.kind.rawValue
    }
    let fields = texts.filter { field in !found.contains { $0.subject.name == field.path } }
    guard !fields.isEmpty else { return .notProven(because: found[0].kind.code) }
    return .found(fields.filter { !$0.fits }.map { damaged(item, $0, text) })
  }

  private static func refused(_ item: WriteCase, _ text: HostileText) -> Judgement {
    if let code = item.run.controlFault(of: item.kind) { return .notProven(because: code) }
    let response = item.item.written?.exchange.response
    var finding = item.finding(
      kind(of: item.kind), "refused \(text.rawValue)",
      "with \(text.spoken) in the text the \(item.kind.noun) is not taken",
      at: place(item), by: [item.item.written])
    finding.expected = "the record, with its text unchanged"
    finding.actual =
      item.faults.first.map(\.message) ?? response.map { "status \($0.status)" } ?? "no answer"
    finding.remedy = "let the CRM take any text that JSON can carry, or find out what it refuses"
    finding.effect = item.kind.loss
    return .broken([finding])
  }

  private static func notJSON(_ item: WriteCase, _ text: HostileText) -> Finding {
    let variable = variable(item)
    var finding = item.finding(
      kind(of: item.kind).inTemplate, "not JSON",
      "\(text.spoken) in the text makes the body invalid JSON: the \(item.kind.noun) would be lost",
      at: item.item.type.request.body?.references(to: variable) ?? item.item.type.request.span,
      by: [])
    finding.label = "printed as it is"
    finding.expected = "a JSON body, whatever the text"
    finding.actual = "a body that is not JSON, so it was not sent"
    finding.remedy = "write {{printf \"%q\" .\(authored: variable)}} without quotes around it"
    finding.effect = item.kind.loss
    // Not sent, so the write of the same call without such a text is the evidence.
    finding.evidence = item.run.control(of: item.kind)?.written.map { [item.run.number($0)] } ?? []
    return finding
  }

  private static func damaged(
    _ item: WriteCase, _ field: WriteField, _ text: HostileText
  ) -> Finding {
    let (wanted, found) = (field.wanted.spoken, field.value?.text ?? "")
    let damage = TextDamage(from: wanted, to: found)
    let what: RedactedText =
      field.isBlank
      ? "nothing comes back" : damage?.spoken(from: wanted, to: found) ?? "it is another text"
    var finding = item.finding(
      kind(of: item.kind), damage?.rawValue ?? (field.isBlank ? "lost" : "changed"),
      "a text with \(text.spoken) comes back changed: \(what)",
      at: field.fact.path.source.span, by: [item.item.written, field.hearing])
    finding.expected = item.run.shown(expected: wanted)
    finding.actual = field.isBlank ? "no text" : item.run.shown(found: found)
    finding.remedy = damage?.remedy ?? "find out what the CRM does to the text"
    finding.effect = "what an agent or a caller wrote cannot be read as it was meant"
    return finding
  }

  private static func variable(_ item: WriteCase) -> String {
    if item.kind == .contactCreation { return "LastName" }
    return item.endpoint.options.description == nil ? "Subject" : "Description"
  }

  private static func place(_ item: WriteCase) -> SourceSpan {
    item.item.type.request.body?.references(to: variable(item)) ?? item.item.type.request.span
  }
}

extension HostileText {
  /// What stands in the text, in words.
  var spoken: RedactedText {
    switch self {
    case .quotes: "a quotation mark"
    case .backslash: "a backslash"
    case .newline: "a line break"
    case .emoji: "an emoji"
    case .rightToLeft: "Arabic and Hebrew"
    case .markup: "markup"
    case .long: "32 KB"
    }
  }
}

extension ExpectedValue {
  /// Whether it promises a text as such.
  fileprivate var isText: Bool {
    switch matcher {
    case .equal, .contains, .startsWith, .endsWith: true
    default: false
    }
  }
}

extension PBXTemplate {
  /// The first place where it prints a variable.
  fileprivate func references(to name: String) -> SourceSpan? {
    references.first { $0.name == name && !$0.isCondition }?.span
  }
}

extension WriteCase {
  /// What the checks of answers find about the write, the checks of single records aside.
  var faults: [Finding] {
    guard let written = item.written else { return [] }
    var answer = WriteAnswerCase(item, written, of: run)
    return answer.judgements().flatMap(\.findings)
  }
}

extension WritesRun {
  /// The first record of an endpoint that has no text that breaks CRMs.
  func control(of kind: WriteEndpoint.Kind) -> WriteItem? {
    written?.allItems.first {
      $0.endpoint.kind == kind && $0.reason == .promised && !$0.mustBeRefused
    }
  }

  /// The code of why such a record was not taken either; nil if it was.
  func controlFault(of kind: WriteEndpoint.Kind) -> String? {
    guard let control = control(of: kind), control.written != nil else { return nil }
    return WriteCase(control, of: self).faults.first?.kind.code
  }
}
