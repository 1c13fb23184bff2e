// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PBXLanguage

extension ContractLanguage {
  /// token.yaml.
  static let token = MapShape(
    noun: "a token endpoint",
    keys: [
      .init("endpoint", .choice(["token"]), "what the PBX asks; the file has its name")
        .required("token"),
      .init("authorize", .text(.template), "the address of the page on which somebody consents"),
      .init(
        "scope", .list(.text(.name), of: "scopes", least: 1), "what the PBX asks to be allowed"),
      .init("query", .text(.template), "the Additional Query String of the PBX's form"),
      .init("scheme", .text(.name), "the word before the token").standard("Bearer"),
      .init(
        "request", .text(.request),
        "the token request, without a body: the PBX writes it, Content-Type says how"
      ).required("POST https://crm.example/oauth/token"),
      .init("refresh", .map(refresh), "how the token is renewed"),
      .init("mapping", .names(learned), "variables that the token answer fills, such as a host"),
      .init("response", .map(response), "what every token answer looks like"),
      .init("lifetime", .text(.lifetime), "how long an access token lives; as stated if left out"),
      .init(
        "states-lifetime", .text(.statedLifetime),
        "seconds PATH, milliseconds PATH or nowhere in the token answer"
      ).standard("seconds expires_in"),
      .init("refresh-lifetime", .text(.lifetime), "how long a refresh token lives")
        .standard("unlimited"),
      .init("rotates", .flag, "whether a refresh brings a new refresh token").standard(false),
      .init(
        "old-token", .choice(TokenEndpoint.OldToken.allCases.map(\.rawValue)),
        "what becomes of the access token of before a refresh"
      ).standard("lives"),
      .init("bad-grant", .map(refusal), "the answer to a refresh token that is none"),
      .init("login", .map(login), "how `callready login` gets in without a PBX"),
      .init("expired-token", .text(.template), "a token that is known to be dead"),
      .init("revoke", .map(revocation), "a way to kill a token"),
    ])

  private static let refresh = MapShape(
    noun: "a refresh",
    keys: [
      .init("request", .text(.request), "what is sent; it sees {{.RefreshToken}}"),
      .init("every", .text(.interval), "how often, or never").standard("25 min"),
      .init(
        "at-once", .choice(TokenEndpoint.AtOnce.allCases.map(\.rawValue)),
        "what two refreshes at the same time do to the log-in; sent where it survives"),
      .init("only", only, "the environments in which they are sent although they kill it"),
    ])

  private static let learned = NamesShape(
    noun: "a variable", plural: "variables", value: .text(.path), form: .ownVariable,
    example: "api_host", least: 1)

  private static let login = MapShape(
    noun: "a login",
    keys: [
      .init("grant", .choice(TokenEndpoint.Grant.allCases.map(\.rawValue)), "the way in")
        .standard("authorization-code"),
      .init("pkce", .flag, "whether the code is bound to a verifier").standard(true),
      .init(
        "port", .integer(1...65535), "the port that the browser comes back to; any if left out"),
      .init(
        "client-in", .choice(TokenEndpoint.ClientPlace.allCases.map(\.rawValue)),
        "where client id and secret are sent"
      ).standard("body"),
    ])

  private static let revocation = MapShape(
    noun: "a revocation",
    keys: [
      .init("request", .text(.request), "what is sent; it sees the tokens")
        .required("POST https://crm.example/oauth/revoke"),
      .init(
        "kills", .choice(TokenEndpoint.Victim.allCases.map(\.rawValue)),
        "one access token, or everything of the log-in"
      ).standard("access-token"),
      .init("only", only, "the environments in which a whole log-in may be killed"),
    ])
}
