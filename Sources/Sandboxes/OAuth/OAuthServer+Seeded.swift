// SPDX-License-Identifier: Apache-2.0

import Synchronization

extension OAuthServer {
  /// Gives out what lets a run begin without a browser.
  ///
  /// It is called once, before anything is asked, so the tokens follow from the seed alone.
  func seededCredentials(_ options: SandboxOptions) -> SandboxCredentials {
    let now = clock.now
    return state.withLock { state in
      var refreshTokens: [SandboxRole: String] = [:]
      for role in SandboxRole.allCases {
        let grant = grant(to: directory.identity(role), in: &state.tokens)
        refreshTokens[role] = state.tokens.addRefresh(grant)
      }
      let grant = grant(to: directory.identity(.integration), in: &state.tokens)
      let expired = state.tokens.addAccess(grant, at: now, lifetime: .seconds(-60))
      return SandboxCredentials(
        clientSecret: options.clientSecret, apiKeys: SandboxCredentials.apiKeys(options),
        refreshTokens: refreshTokens, expiredToken: expired)
    }
  }

  private func grant(to user: NorthgateUser, in tokens: inout TokenStore) -> TokenStore.Grant {
    TokenStore.Grant(
      client: SandboxCredentials.clientID, user: user, scopes: faults.granted(nil, to: user),
      family: tokens.newFamily())
  }
}
