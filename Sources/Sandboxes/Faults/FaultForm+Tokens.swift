// SPDX-License-Identifier: Apache-2.0

extension FaultForm {
  /// How tokens are given out.
  static let tokens: [FaultForm] = [
    .choice("token-error=salesforce", "error bodies of a real system") { .tokenError($0) },
    .choice("expires-in=text", "what expires_in is instead") { .expiresIn($0) },
    .value("token-lifetime=60s", FaultValue.spanGrammar("token-lifetime"), "how long tokens live") {
      FaultValue.span($0).map { .tokenLifetime($0) }
    },
    .choice("token-answer=html", "what comes instead of tokens") { .tokenAnswer($0) },
    .value(
      "token-status=500", FaultValue.statusGrammar("token-status"), "what comes instead of tokens"
    ) {
      FaultValue.status($0).map { .tokenStatus($0) }
    },
    .value("token-delay=5s", FaultValue.durationGrammar("token-delay"), "tokens come later") {
      FaultValue.duration($0).map { .tokenDelay($0) }
    },
    .flag("no-refresh-token", .noRefreshToken, "no answer has a refresh token"),
    .choice("rotate", "each refresh gives a new refresh token", standard: .reuseRefused) {
      .rotate($0)
    },
    .flag("refresh-once", .refreshOnce, "the second refresh is refused"),
    .choice("old-token=dies", "the access token of before a refresh") { .oldToken($0) },
    .value(
      "scope=contacts.read", "scope=one of \(scopes), several with commas between",
      "no token is good for more"
    ) {
      guard let scopes = NorthgateScope.read($0), !scopes.isEmpty else { return nil }
      return .scope(String($0))
    },
    .flag("granted-admin", .grantedAdmin, "the integration is an administrator"),
    .choice("token-parameters=form", "the only place for parameters") { .tokenParameters($0) },
    .choice("client-authentication=basic", "the only way for clients") {
      .clientAuthentication($0)
    },
    .choice("consent", "nobody is asked for consent", standard: .skipped) { .consent($0) },
    .choice("callback=wrong-state", "what the browser takes back") { .callback($0) },
  ]

  private static let scopes = NorthgateScope.allCases.map(\.rawValue).joined(separator: ", ")

  /// Who is let in.
  static let access: [FaultForm] = [
    .flag("accepts-expired", .acceptsExpired, "expired tokens are accepted"),
    .flag("accepts-revoked", .acceptsRevoked, "revoked tokens are accepted"),
    .flag("accepts-garbage", .acceptsGarbage, "anything is accepted as a token"),
    .choice("anonymous", "no credential is needed", standard: .data) { .anonymous($0) },
    .flag("login-page", .loginPage, "a refusal is a log-in page with 200"),
    .value("refusal=403", FaultValue.statusGrammar("refusal"), "a refusal has another status") {
      FaultValue.status($0).map { .refusal($0) }
    },
    .choice("refusal-text", "a refusal has another body", standard: .plain) { .refusalText($0) },
    .value(
      "lock-out=10", "lock-out=NUMBER of refusals in a minute, 1 to 1000", "too many lock all out"
    ) {
      FaultValue.number($0, upTo: 1_000).flatMap { $0 > 0 ? .lockOut($0) : nil }
    },
    .value("clock-skew=5min", FaultValue.spanGrammar("clock-skew"), "the API's clock runs ahead") {
      FaultValue.span($0).map { .clockSkew($0) }
    },
    .flag("agent-blind", .agentBlind, "agents see no record"),
    .flag("scheme-token", .schemeToken, "the word is token, not Bearer"),
    .flag("write-header", .writeHeader, "changes need X-Requested-With"),
  ]

  /// How users are listed.
  static let users: [FaultForm] = [
    .choice("page=loop", "pages of users are wrong") { .page($0) },
    .flag("total-lies", .totalLies, "seven users more than there are"),
    .choice("links=relative", "where the next page is told") { .links($0) },
    .choice("users=duplicate-id", "something is wrong with a user") { .users($0) },
  ]
}
