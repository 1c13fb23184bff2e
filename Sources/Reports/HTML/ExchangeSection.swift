// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction
import Transports

/// What was sent and what came back, folded: in full what a scenario asked or a finding shows.
enum ExchangeSection {
  /// Exchanges that are shown with header and body; of the others only the line.
  private static let shownInFull = 50
  /// Lines of a list that are shown; the results file has the others.
  private static let linesShown = 200

  static func html(of index: ResultIndex) -> HTMLText {
    let result = index.result
    guard !result.exchanges.isEmpty else { return "" }
    let evidence = Set(result.findings.flatMap(\.evidence))
    let exchanges = result.exchanges.list
    let main = exchanges.filter { $0.isOfScenario || evidence.contains($0.number) }
    let others = exchanges.filter { !$0.isOfScenario && !evidence.contains($0.number) }
    // What a finding shows comes before what all is well with.
    let ordered =
      main.filter { evidence.contains($0.number) } + main.filter { !evidence.contains($0.number) }
    let full = ordered.prefix(shownInFull).sorted { $0.number < $1.number }
    let rest = ordered.dropFirst(shownInFull).sorted { $0.number < $1.number }
    return """
      <section aria-labelledby="exchanges"><h2 id="exchanges">Exchanges</h2>
      <div class="card">\(full.map { details(of: $0, below: result.base) })\
      \(list(rest, "\(rest.count.of("more exchange")), in full in results.json", result.base))\
      \(list(others, "\(others.count.of("other exchange")): \(purposes(others))", result.base))\
      </div></section>
      """
  }

  /// Exchanges as lines, folded behind a heading.
  private static func list(
    _ exchanges: [ReportedExchange], _ title: RedactedText, _ base: RedactedText
  ) -> HTMLText {
    guard !exchanges.isEmpty else { return "" }
    let lines = exchanges.prefix(linesShown).map { exchange in
      let purpose: HTMLText =
        exchange.isOfScenario
        ? "" : "<span class=\"tag\">\(exchange.purpose.shownText)</span> "
      return "<li>\(purpose)\(line(exchange, base))</li>\n" as HTMLText
    }
    return """
      <details><summary>\(title)</summary>
      <ul class="lines">\(lines)</ul>
      \(LeftOut.html(exchanges.count - lines.count, of: "exchange"))</details>
      """
  }

  /// How many exchanges there are for each purpose: `36 timing, 12 repeat`.
  private static func purposes(_ exchanges: [ReportedExchange]) -> RedactedText {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for exchange in exchanges {
      if counts[exchange.purpose] == nil { order.append(exchange.purpose) }
      counts[exchange.purpose, default: 0] += 1
    }
    let parts = order.prefix(12).map { "\(counts[$0] ?? 0) \($0.shownText)" as RedactedText }
    return parts.joined(separator: ", ") + (order.count > 12 ? ", …" : "")
  }

  /// One exchange, folded behind its line.
  static func details(
    of exchange: ReportedExchange, below base: RedactedText, as title: RedactedText = ""
  ) -> HTMLText {
    """
    <details><summary>\(title)\(line(exchange, base))</summary>
    <p class="soft">\(origin(exchange))</p>
    <b class="label">Sent</b>
    <pre tabindex="0">\(exchange.method.shown()) \(exchange.url.cut(to: 4000))\
    \(message(exchange.request))</pre>
    \(answer(exchange))
    </details>

    """
  }

  private static func line(_ exchange: ReportedExchange, _ base: RedactedText) -> HTMLText {
    let style: RedactedText = exchange.status.map { 200..<300 ~= $0 } == true ? "soft" : "red"
    return """
      <code>\(exchange.number). \(exchange.method.shown()) \
      \(exchange.target(below: base).shown(upTo: 300))</code> \
      <span class="soft">→</span> <b class="\(style)">\(exchange.answer.shown())</b> \
      <span class="soft">· \(exchange.duration)</span>
      """
  }

  private static func origin(_ exchange: ReportedExchange) -> RedactedText {
    let names = exchange.scenarios.isEmpty ? [exchange.purpose] : exchange.scenarios
    let scenarios: RedactedText = "\(authored: names.joined(separator: ", "))"
    let address = exchange.remoteAddress.map { "answered by \($0.shown())" as RedactedText }
    let parts = [scenarios.shown(), address, "\(authored: exchange.startedAt.rfc3339)"]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private static func answer(_ exchange: ReportedExchange) -> HTMLText {
    guard let response = exchange.response, let status = exchange.status else {
      return "<p>No answer: \(exchange.failureDetail.shown())</p>"
    }
    return """
      <b class="label">Came back</b>
      <pre tabindex="0">\(status)\(message(response))</pre>
      """
  }

  private static func message(_ message: ReportedExchange.Message) -> HTMLText {
    let fields = message.headers.map { "\n\($0.name): \($0.value.cut(to: 4000))" as HTMLText }
    let body: HTMLText = message.body.map { "\n\n\($0.formattedJSON)" } ?? ""
    let cut: HTMLText = message.isCut ? "\n… (\(message.bodyBytes) bytes in all)" : ""
    return "\(fields)\(body)\(cut)"
  }
}

extension ReportedExchange {
  /// Whether a scenario of the contract asked, not a repetition, a measurement or a trial.
  var isOfScenario: Bool { purpose.isEmpty || purpose == "scenario" }
}
