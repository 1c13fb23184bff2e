// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction
import Transports

/// What was sent and what came back, folded.
enum ExchangeSection {
  /// Exchanges that are shown with header and body; of the others only the line.
  private static let shownInFull = 50

  static func html(of result: RunResult) -> HTMLText {
    guard !result.exchanges.isEmpty else { return "" }
    let full = result.exchanges.prefix(shownInFull).map { details(of: $0, below: result.base) }
    let rest = result.exchanges.dropFirst(shownInFull).map {
      "<li>\(line($0, result.base))</li>\n" as HTMLText
    }
    let list: HTMLText =
      rest.isEmpty
      ? ""
      : """
      <details><summary>\(rest.count.of("more exchange")), in full in results.json</summary>
      <ul class="lines">\(rest)</ul></details>
      """
    return """
      <section aria-labelledby="exchanges"><h2 id="exchanges">Exchanges</h2>
      <div class="card">\(full)\(list)</div></section>
      """
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
    let scenarios: RedactedText = "\(authored: exchange.scenarios.joined(separator: ", "))"
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
