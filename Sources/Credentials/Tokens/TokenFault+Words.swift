// SPDX-License-Identifier: Apache-2.0

public import Redaction
import Transports

extension TokenFault {
  /// What went wrong at the token endpoint, and what to do about it.
  public func message(
    redactedBy redactor: Redactor
  ) -> (message: RedactedText, help: RedactedText) {
    switch self {
    case .noAnswer(let failure): Self.words(failure, redactor)
    case .redirected(let status, let place): Self.redirect(status, place, redactor)
    case .refused(let status, let words, let wait): refusal(status, words, wait, redactor)
    case .empty(let status):
      ("the token endpoint answered \(status) without a body", Self.askDeveloper)
    case .page(let status):
      (
        "the token endpoint answered \(status) with an HTML page instead of JSON",
        "look at the address in token.yaml: it leads to a page for people, or a proxy answers"
      )
    case .notJSON(let status, let type):
      (
        """
        the token endpoint answered \(status) with what is not JSON\
        \(type.map { " (\(redactor.redact($0).onOneLine()))" } ?? "" as RedactedText)
        """, Self.askDeveloper
      )
    case .notAnObject(let kind):
      (
        "the token endpoint's answer is JSON, but of the type \(authored: kind)",
        "expected an object with 'access_token'; \(Self.askDeveloper)"
      )
    case .noAccessToken:
      ("the token endpoint's answer has no 'access_token'", Self.askDeveloper)
    case .unusableAccessToken:
      ("'access_token' of the token endpoint's answer is no text, or empty", Self.askDeveloper)
    }
  }

  private static var askDeveloper: RedactedText {
    "show the API developer RFC 6749 section 5.1: a JSON object with 'access_token'"
  }

  private static func redirect(
    _ status: Int, _ place: String?, _ redactor: Redactor
  ) -> (message: RedactedText, help: RedactedText) {
    let target = place.map { " to '\(redactor.redact($0).onOneLine())'" as RedactedText } ?? ""
    return (
      "the token endpoint answered \(status), a redirect\(target)",
      "write the final address into token.yaml; a redirect is never followed with a secret"
    )
  }

  private func refusal(
    _ status: Int, _ words: RefusalWords?, _ wait: String?, _ redactor: Redactor
  ) -> (message: RedactedText, help: RedactedText) {
    let code = words?.code.map { " '\(redactor.redact($0).onOneLine())'" as RedactedText } ?? ""
    let text = words?.text.map { ": \(redactor.redact($0).onOneLine())" as RedactedText } ?? ""
    return (
      "the token endpoint refused: \(status)\(code)\(text)", remedy(status, words, wait, redactor)
    )
  }

  private func remedy(
    _ status: Int, _ words: RefusalWords?, _ wait: String?, _ redactor: Redactor
  ) -> RedactedText {
    if status == 429 || (status == 503 && wait != nil) {
      let pause = wait.map {
        "; it says Retry-After: \(redactor.redact($0).onOneLine())" as RedactedText
      }
      return "wait, then try again\(pause ?? "")"
    }
    if isBadClient {
      return "check client_id and client_secret, and `login.client-in` (body or basic)"
    }
    if isBadGrant { return "the code or the refresh token is no longer good" }
    switch words?.code {
    case "unsupported_grant_type":
      return "check the Content-Type in token.yaml: the endpoint did not see the grant_type"
    case "invalid_scope": return "check `scope` in token.yaml against what the CRM offers"
    case "invalid_request": return "check redirect address and parameters with the API developer"
    default: break
    }
    return status >= 500
      ? "ask the CRM administrator; the CRM itself failed"
      : "check the address in token.yaml with the API developer"
  }
}

extension TokenFault {
  private static func words(
    _ failure: TransportFailure, _ redactor: Redactor
  ) -> (message: RedactedText, help: RedactedText) {
    let detail = redactor.redact(failure.detail).onOneLine()
    let (what, help) = kind(failure.kind)
    return ("the token endpoint \(what) (\(detail))", help)
  }

  private static func kind(
    _ kind: TransportFailure.Kind
  ) -> (what: RedactedText, help: RedactedText) {
    switch kind {
    case .badURL: ("has an address that cannot be asked", "correct it in token.yaml")
    case .nameNotFound: ("has a host that does not exist", "correct the address in token.yaml")
    case .connectionRefused: ("cannot be reached", "check the address, and whether the CRM is up")
    case .proxy: ("cannot be reached through the proxy", "check http_proxy, https_proxy, no_proxy")
    case .tls: ("has no TLS that can be trusted", "check the certificate, or name a --ca-file")
    case .timedOut: ("did not answer in time", "try again, or allow more with --deadline")
    case .cutOff: ("ended the connection before its answer", "try again; ask the administrator")
    case .notHTTP: ("answered what is not HTTP", "check the address and the port in token.yaml")
    case .tooLarge: ("answered more than a token answer holds", "check the address in token.yaml")
    case .undecodable: ("answered in a compression that cannot be read", "ask the API developer")
    case .cancelled: ("was not waited for", "start again")
    case .notRecorded: ("is not in the recording", "record again")
    case .other: ("could not be asked", "try again")
    }
  }
}
