// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import Synchronization

/// What somebody is asked to consent to.
struct Consent: Sendable {
  let client: OAuthClient
  let redirect: String
  let state: String?
  /// What the client has asked for; everything that the user may do if it named nothing.
  let scopes: Set<NorthgateScope>?
  let challenge: PKCEChallenge?
  let expires: SandboxInstant
}

extension OAuthServer {
  /// Shows the consent page; it goes to nobody whose address is not registered.
  func askForConsent(_ query: FormQuery) -> ServerResponse {
    guard let client = clients.first(where: { $0.id == query["client_id"] }) else {
      return .page(400, title: "Unknown application", "There is no application of this client_id.")
    }
    guard let redirect = query["redirect_uri"], client.accepts(redirect: redirect) else {
      return .page(
        400, title: "Wrong address", "This redirect_uri is not registered for \(client.name).")
    }
    let consent: Consent
    do throws(OAuthFailure) {
      consent = try read(query, client, redirect)
    } catch {
      return Self.redirection(
        to: redirect, [("error", error.code), ("error_description", error.words)], query["state"])
    }
    if let decision = faults.decision {
      return decide(consent, isAllowed: decision == .skipped, by: directory.identity(.integration))
    }
    let ticket = state.withLock { state in
      // Pages that nobody has answered are forgotten.
      if state.consents.count >= 1_000 {
        state.consents = state.consents.filter { $0.value.expires > clock.now }
      }
      let ticket = state.tokens.secret(.ticket)
      state.consents[ticket] = consent
      return ticket
    }
    return .consentPage(consent, ticket: ticket, users: directory.identities)
  }

  /// Takes the form of the consent page.
  func takeConsent(_ request: ServerRequest) -> ServerResponse {
    let expired = ServerResponse.page(
      400, title: "Too late", "This page has been answered already, or is older than ten minutes.")
    guard let form = FormQuery(String(decoding: request.body, as: UTF8.self)),
      let ticket = form["ticket"],
      let consent = state.withLock({ $0.consents.removeValue(forKey: ticket) }),
      consent.expires > clock.now
    else { return expired }
    let user = directory.identities.first { $0.id == form["user"] }
    return decide(
      consent, isAllowed: form["decision"] == "allow", by: user ?? directory.identity(.integration))
  }

  private func read(
    _ query: FormQuery, _ client: OAuthClient, _ redirect: String
  ) throws(OAuthFailure) -> Consent {
    guard query["response_type"] == "code" else {
      throw OAuthFailure(
        code: "unsupported_response_type", words: "the only response_type here is code")
    }
    var challenge: PKCEChallenge?
    if let text = query["code_challenge"] {
      challenge = PKCEChallenge(text, method: query["code_challenge_method"])
      if challenge == nil { throw .invalidRequest("the code_challenge or its method is unknown") }
    } else if client.secret == nil {
      throw .invalidRequest("\(client.id) has no secret and needs a code_challenge")
    }
    var scopes: Set<NorthgateScope>?
    if let text = query["scope"], !text.isEmpty {
      scopes = NorthgateScope.read(text)
      if scopes == nil { throw .invalidScope }
    }
    return Consent(
      client: client, redirect: redirect, state: query["state"], scopes: scopes,
      challenge: challenge, expires: clock.now + Self.consentLifetime)
  }

  private func decide(
    _ consent: Consent, isAllowed: Bool, by user: NorthgateUser
  ) -> ServerResponse {
    let scopes = faults.granted(consent.scopes, to: user)
    guard isAllowed, !scopes.isEmpty else {
      let error = isAllowed ? OAuthFailure.invalidScope.code : "access_denied"
      return Self.redirection(to: consent.redirect, [("error", error)], consent.state)
    }
    let expires = clock.now + Self.codeLifetime
    let code = state.withLock { state in
      let grant = TokenStore.Grant(
        client: consent.client.id, user: user, scopes: scopes, family: state.tokens.newFamily())
      let code = state.tokens.secret(.code)
      state.tokens.codes = state.tokens.codes.filter { $0.value.expires > clock.now }
      state.tokens.codes[code] = TokenStore.Code(
        grant: grant, redirect: consent.redirect, challenge: consent.challenge, expires: expires)
      return code
    }
    let (sent, state) = faults.sentBack(code: code, state: consent.state)
    return Self.redirection(to: consent.redirect, [("code", sent)], state)
  }

  /// Sends the browser back to the client.
  private static func redirection(
    to address: String, _ parameters: [(String, String)], _ state: String?
  ) -> ServerResponse {
    let all = parameters + (state.map { [("state", $0)] } ?? [])
    let query = all.map { "\($0)=\(FormQuery.encoded($1))" }.joined(separator: "&")
    let location = address + (address.contains("?") ? "&" : "?") + query
    return ServerResponse(status: 302, headers: [ServerHeader("Location", location)]).unstored
  }
}
