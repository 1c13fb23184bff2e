// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

/// Writes the page of a check from what the check says about itself.
///
/// The finding on the page is the one that the failing example really gives, so a page cannot
/// promise a message that the check does not have.
enum CheckPageWriter {
  static func markdown(of check: any Check.Type) -> String {
    let kind = check.kind
    let page = check.page
    return """
      # \(kind.code)

      **\(kind.severity.rawValue)** · \(kind.capability.rawValue) · holds *\(kind.gate.title)* · \
      mended by the \(kind.owner.title) · layer \(kind.layer.rawValue)

      Promised: \(page.title).

      \(page.about)

      ## The contract

      \(main(page.failing))```yaml
      \(indented(page.failing.contactSearch))
      ```

      ## Kept

      \(ownContract(page))\(answer(page.passing))

      ## Broken

      \(answer(page.failing))

      ```text
      \(finding(of: kind.code, page.failing))
      ```

      """
  }

  /// contract.yaml of an example, where it is not the usual one.
  private static func main(_ example: CheckExample) -> String {
    example.contract == ExampleContract.contract
      ? "" : "```yaml\n\(indented(example.contract))\n```\n\n"
  }

  /// A line of the table of codes.
  static func row(of kind: FindingKind, _ title: String) -> String {
    "| \(link(kind)) | \(kind.severity.rawValue) | \(kind.capability.rawValue) | \(title) |"
  }

  /// A line of the table of reasons why the CRM could not be asked.
  static func shortRow(of kind: FindingKind, _ title: String) -> String {
    "| \(link(kind)) | \(kind.capability.rawValue) | \(title) |"
  }

  private static func link(_ kind: FindingKind) -> String { "[\(kind.code)](\(kind.code).md)" }

  private static func indented(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private static func answer(_ example: CheckExample) -> String {
    let others = example.others.prefix(mostReplies).map { answer($0.answer, name(of: $0)) }
    let more = example.others.count - others.count
    return
      ([answer(example.answer, "*\(example.scenario)*")] + others
      + (more > 0 ? ["and so on."] : [])).joined(separator: "\n\n")
  }

  /// The contract of the passing example, where it is another one.
  private static func ownContract(_ page: CheckPage) -> String {
    let own = page.passing.contactSearch
    if page.passing.contract != page.failing.contract {
      return "With this contract:\n\n```yaml\n\(indented(page.passing.contract))\n```\n\n"
    }
    return own == page.failing.contactSearch
      ? "" : "With this contract:\n\n```yaml\n\(indented(own))\n```\n\n"
  }

  private static let mostReplies = 3

  private static func answer(_ answer: ExampleAnswer, _ name: String) -> String {
    guard let status = answer.status else {
      return "\(name): no answer (`\(answer.failure ?? "")`)"
    }
    let body = answer.body.isEmpty ? "" : "\n\n```text\n\(indented(answer.body))\n```"
    let trust = answer.trust.map { ", certificate vouched for by `\($0)`" } ?? ""
    let isUsual = answer.address == ExampleAnswer.usualAddress
    let origin = isUsual ? "" : ", from `\(answer.address)`"
    let isNew = answer.tlsVersion == "TLSv1.3"
    let more =
      (isNew ? "" : ", `\(answer.tlsVersion)`")
      + (answer.certificateDays.map { ", good for \($0) days" } ?? "")
      + answer.headers.map { ", `\($0.name): \($0.value)`" }.joined()
    return "\(name): \(status), `\(answer.contentType)`, "
      + "\(answer.milliseconds) ms\(origin)\(trust)\(more)\(body)"
  }

  private static func name(of reply: ExampleReply) -> String {
    if reply.isRead { return "the record, read by its id" }
    if let name = reply.provoked { return "what is provoked, *\(name)*" }
    let asked = reply.ask.map { $0.isEmpty ? "an empty number" : "`\($0)`" } ?? "any other number"
    return switch reply.nth {
    case nil: asked
    case .some(.max): "\(asked), last of all"
    case .some(let nth): "\(asked), asking \(nth + 1)"
    }
  }

  private static func finding(of code: String, _ example: CheckExample) -> String {
    guard let ruling = try? example.ruling(),
      let finding = ruling.findings.first(where: { $0.kind.code == code })
    else { return "" }
    var notice = Notice(finding.kind.severity.rawValue, code, finding.message)
    notice.span = finding.place
    notice.label = finding.label
    notice.help = finding.remedy
    notice.notes = [
      .init("expected", finding.expected ?? ""), .init("actual", finding.actual ?? ""),
      .init("agents see", finding.effect),
    ]
    let text = CaretRenderer(redactor: Redactor(secrets: [])).render(notice).text
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
