// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Redaction
public import Transports

extension Finding {
  /// The same with where a redirect leads that its exchange shows, and what a client that follows it
  /// does to the credential or to the request.
  ///
  /// Token requests, read-backs and removals are judged by checks of their own, to which a redirect is
  /// one status among others.
  public func telling(redirect exchange: Exchange, redactedBy redactor: Redactor) -> Finding {
    guard kind.code != AnswerRedirect.kind.code, let response = exchange.response,
      (300..<400).contains(response.status), let target = response.header("Location").first
    else { return self }
    var finding = self
    let trap = RedirectTrap(exchange, response)
    let told: RedactedText = "redirected to \(redactor.redact(target))\(trap?.suffix ?? "")"
    finding.actual = actual.map { $0 + "; " + told } ?? told
    if let trap, label.isEmpty { finding.label = trap.label }
    return finding
  }
}
