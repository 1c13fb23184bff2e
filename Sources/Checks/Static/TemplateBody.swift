// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GoTemplates
import JSONValues
import PBXLanguage
import Redaction

/// The body of what the PBX writes is JSON for every call.
public enum TemplateBody: StaticCheck {
  /// A blocker: the CRM refuses the request, and the call is written down nowhere.
  public static let kind = FindingKind(
    "template-body", .blocker, .resilience, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "the body of what the PBX writes is JSON for every call",
    about: """
      A body is a text with variables in it, and JSON only once they are filled in: a variable that is \
      empty leaves `"seconds": ,` behind. Each body is rendered for every call or new contact that the \
      file names, and for one of which nothing is known but when it was. Bodies are judged whose \
      `Content-Type` is JSON or not stated. What a quotation mark in a text does is \
      `template-escape`'s.
      """,
    passing: StaticExample(.callJournal),
    failing: StaticExample(
      .callJournal, "{{if .Talk_Duration_Sec}}{{.Talk_Duration_Sec}}{{else}}0{{end}}",
      "{{.Talk_Duration_Sec}}"))

  /// Every contract with something that is written.
  public static func concerns(_ reading: StaticCase) -> Bool {
    !reading.contract.writes.isEmpty
  }

  /// Renders each body in each situation; a cause is told with the first one.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    reading.contract.writtenBodies.flatMap { body in
      var seen = Set<SourceSpan>()
      return body.situations.compactMap { situation -> Finding? in
        guard body.isSent(with: situation.variables),
          let finding = finding(body, situation), let place = finding.place,
          seen.insert(place).inserted
        else { return nil }
        return finding
      }
    }
  }

  private static func finding(_ body: WrittenBody, _ situation: WrittenSituation) -> Finding? {
    let text: String
    do throws(TemplateExecutionError) {
      text = try body.text(with: situation.variables)
    } catch {
      return unrendered(error, body, situation)
    }
    do throws(JSONSyntaxError) {
      _ = try JSONDocument(parsing: text)
      return nil
    } catch {
      return broken(text, error, body, situation)
    }
  }

  private static func unrendered(
    _ error: TemplateExecutionError, _ body: WrittenBody, _ situation: WrittenSituation
  ) -> Finding {
    var finding = Finding(
      kind, about: StaticCase.subject("body", in: body.interaction),
      "the body cannot be filled in for \(authored: situation.title)", at: error.span)
    finding.label = "\(authored: error.message)"
    finding.remedy = "write {{if …}} around it, for what may be empty"
    finding.effect = body.endpoint.kind.effectOfRefusal
    return finding
  }

  private static func broken(
    _ text: String, _ error: JSONSyntaxError, _ body: WrittenBody, _ situation: WrittenSituation
  ) -> Finding {
    let name = body.culprit(in: situation.variables)
    let reference = name.flatMap { body.reference(to: $0) }
    var finding = Finding(
      kind, about: StaticCase.subject(name ?? "body", in: body.interaction),
      "the body is not JSON for \(authored: situation.title)",
      at: reference?.span ?? body.place(of: error.offset, in: text))
    let shown = name.flatMap { body.line(lacking: $0, in: situation.variables) }
    let line = RedactedText(authored: shown ?? text.line(around: error.offset))
    if let name {
      let isPrinted = reference?.isCondition == false
      let variable = RedactedText(authored: "{{.\(name)}}")
      finding.label = "empty then: the body reads \(line)"
      finding.remedy =
        isPrinted
        ? "write {{if .\(authored: name)}}\(variable){{else}}0{{end}}"
        : "write what stands there if .\(authored: name) is empty"
    } else {
      finding.label = "\(authored: "\(error.message)")"
      finding.remedy = "\(authored: "\(error.remedy)")"
      finding.actual = line
    }
    finding.effect = body.endpoint.kind.effectOfRefusal
    return finding
  }
}

extension WrittenBody {
  /// The variable that is empty and should not be; nil if it is none of them.
  ///
  /// With all empty ones filled in the body must be JSON, and without this one not.
  fileprivate func culprit(in variables: [String: String]) -> String? {
    var seen = Set<String>()
    let own = assumptions.names
    let known = Dictionary(own.map { ($0.value, $0.key) }) { first, _ in first }
    let empty = template.references.map { known[$0.name] ?? $0.name }
      .filter { variables[$0] == "" && seen.insert($0).inserted }
    guard !empty.isEmpty else { return nil }
    var filled = variables
    for name in empty { filled[name] = "0" }
    guard isJSON(with: filled) else { return nil }
    return empty.first { name in
      var lacking = filled
      lacking[name] = ""
      return !isJSON(with: lacking)
    }
  }

  /// The line of the body that a variable is missing from; nil if it is not printed.
  fileprivate func line(lacking name: String, in variables: [String: String]) -> String? {
    // A scalar of the private use area, which no template has.
    let mark = "\u{E000}"
    var marked = variables
    marked[name] = mark
    guard let text = try? self.text(with: marked) else { return nil }
    let bytes = Array(text.utf8)
    let (wanted, quote) = (Array(mark.utf8), UInt8(ascii: "\""))
    let places = bytes.indices.filter { bytes[$0...].starts(with: wanted) }
    let bare = places.first { $0 == 0 || bytes[$0 - 1] != quote }
    return (bare ?? places.first).map {
      text.line(around: $0).replacing(mark, with: "").withoutBlanks
    }
  }

  /// Where a byte of the rendered body comes from, if it stands before the first action or behind
  /// the last one; else the whole body.
  fileprivate func place(of offset: Int, in text: String) -> SourceSpan {
    let (written, rendered) = (Array(template.source.text.utf8), Array(text.utf8))
    let open = Array("{{".utf8)
    let first = written.indices.first { written[$0...].starts(with: open) } ?? written.count
    if offset < first { return template.source.span(offset..<offset + 1).firstLineOfSource }
    let close = Array("}}".utf8)
    let last = written.indices.last { written[$0...].starts(with: close) }.map { $0 + 2 } ?? 0
    let fromEnd = rendered.count - offset
    if fromEnd <= written.count - last, fromEnd > 0 {
      let place = written.count - fromEnd
      return template.source.span(place..<place + 1).firstLineOfSource
    }
    return template.source.span.firstLineOfSource
  }
}

extension String {
  /// The line of a text around a byte, without blanks around it and cut where it is long.
  fileprivate func line(around offset: Int) -> String {
    let bytes = Array(utf8)
    let offset = min(offset, bytes.count)
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    return String(String(decoding: bytes[start..<end], as: UTF8.self).withoutBlanks.prefix(80))
  }

  /// The text without blanks around it.
  fileprivate var withoutBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension WriteEndpoint.Kind {
  /// What agents see when the CRM refuses the write.
  var effectOfRefusal: RedactedText {
    switch self {
    case .contactCreation: "no new contact"
    case .callJournal: "no record of the call"
    case .ticketCreation: "no ticket"
    }
  }
}
