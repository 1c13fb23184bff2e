// SPDX-License-Identifier: Apache-2.0

public import Redaction

extension AuthorizationAttempt {
  /// The code that a redirect brings.
  ///
  /// - Parameters:
  ///   - query: the redirect's query, still encoded.
  ///   - redactor: makes the CRM's words safe.
  /// - Returns: the code.
  /// - Throws: if the redirect is not the answer to this attempt, brings a refusal, or no code.
  public func code(
    in query: String, redactedBy redactor: Redactor
  ) throws(LoginProblem) -> Secret {
    let parameters = Parameter.decoded(query)
    func only(_ name: String) throws(LoginProblem) -> String? {
      let values = parameters.filter { $0.name == name }.map(\.value)
      guard values.count <= 1 else {
        throw LoginProblem(
          .redirect, "the redirect has '\(authored: name)' more than once",
          help: "start again; if it happens again, show it to the API developer")
      }
      return values.first
    }
    try judge(state: try only("state"))
    if let error = try only("error") {
      throw Self.refusal(error, try only("error_description"), redactor)
    }
    guard let code = try only("code"), !code.isEmpty else {
      throw LoginProblem(
        .redirect, "the redirect has neither a code nor an error",
        help: "show the API developer RFC 6749 section 4.1.2: the redirect carries 'code'")
    }
    return Secret(code, name: "code")
  }

  /// Who does not know the state was not sent by this attempt.
  private func judge(state answer: String?) throws(LoginProblem) {
    guard let answer, !answer.isEmpty else {
      throw LoginProblem(
        .redirect, "the redirect has no state, so it cannot be told whose answer it is",
        help: "the CRM must send 'state' back (RFC 6749 section 4.1.2); the PBX insists on it too")
    }
    guard answer.isSame(as: state.reveal()) else {
      throw LoginProblem(
        .redirect, "the redirect has another state than this log-in: it is not the answer to it",
        help: "close other tabs with a log-in of this CRM and start again; nothing was stored")
    }
  }

  private static func refusal(
    _ error: String, _ text: String?, _ redactor: Redactor
  ) -> LoginProblem {
    let shown = redactor.redact(error).onOneLine()
    let words = text.map { ": \(redactor.redact($0).onOneLine())" as RedactedText } ?? ""
    return LoginProblem(
      .redirect, "the CRM refused the log-in: '\(shown)'\(words)", help: remedy(error))
  }

  /// The errors of RFC 6749 section 4.1.2.1.
  private static func remedy(_ error: String) -> RedactedText {
    switch error {
    case "access_denied": "log in again and consent, as a user who may"
    case "invalid_scope": "check `scope` in token.yaml against what the CRM offers"
    case "unauthorized_client", "unsupported_response_type":
      "allow the authorization-code grant for this client in the CRM"
    case "invalid_request": "check client_id, redirect address and PKCE with the API developer"
    case "server_error", "temporarily_unavailable": "try again later; the CRM itself failed"
    default: "show it to the API developer"
    }
  }
}

extension String {
  /// Whether two texts are the same, in a time that does not tell where they differ.
  fileprivate func isSame(as other: String) -> Bool {
    let (left, right) = (Array(utf8), Array(other.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(0) { $0 | $1.0 ^ $1.1 } == 0
  }
}
