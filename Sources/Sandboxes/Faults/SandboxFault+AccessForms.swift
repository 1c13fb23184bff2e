// SPDX-License-Identifier: Apache-2.0

extension SandboxFault {
  /// Whose error bodies the authorisation server and the API have.
  public enum TokenError: String, Sendable, Hashable, CaseIterable {
    /// `error` and `error_description`; the API a list of one object with `errorCode`.
    case salesforce
    /// The same with codes and traces; the API an empty body and everything in a header.
    case dynamics
    /// `status` and `message`; the API also a key with a blank, `expire time`.
    case hubspot
    /// JSON as the text of `message`.
    case hubspotNested = "hubspot-nested"
    /// 200 with `error`; the API `code`, `details`, `message` and `status`.
    case zoho
    /// `success`, `message` and `error`.
    case pipedrive
    /// `error` and `error_description`, the API too.
    case zendesk
    /// The API `code` and `message`.
    case freshdesk
    /// `error` and `error_description`; the API says `expired_token`.
    case bitrix24
    /// No body at all.
    case espocrm
    /// `error` alone; the API `detail`.
    case django
    /// A list of a code and a text.
    case glpi
    /// 200 with `success` false.
    case corebos
    /// 302 to a page about the error.
    case redirect
  }

  /// What `expires_in` is.
  public enum Expiry: String, Sendable, Hashable, CaseIterable {
    /// The number as text.
    case text
    /// -1.
    case negative
    /// It is not there.
    case missing
    /// 0.
    case zero
    /// Twice as long as the token lives.
    case wrong
  }

  /// What the token endpoint answers instead of a token.
  public enum TokenAnswer: String, Sendable, Hashable, CaseIterable {
    /// A log-in page.
    case html
    /// JSON that is cut short.
    case notJSON = "not-json"
    /// No byte.
    case empty
    /// A token of 100 MB.
    case huge
  }

  /// What becomes of a refresh token that is used again after it was replaced.
  public enum Rotation: String, Sendable, Hashable, CaseIterable {
    /// It is refused.
    case reuseRefused = "reuse-refused"
    /// It is refused, and all tokens that follow from the same consent are revoked.
    case reuseKills = "reuse-kills"
  }

  /// What becomes of an access token when the next one is given out.
  public enum OldToken: String, Sendable, Hashable, CaseIterable {
    case lives, dies
  }

  /// Where parameters stand.
  public enum ParameterPlace: String, Sendable, Hashable, CaseIterable {
    case form, json, query
  }

  /// How a client says who it is.
  public enum ClientAuthentication: String, Sendable, Hashable, CaseIterable {
    case basic, body
  }

  /// What is decided without asking.
  public enum Decision: String, Sendable, Hashable, CaseIterable {
    /// The client is allowed to act for the integration.
    case skipped
    /// The client is refused.
    case denied
  }

  /// What the browser takes back to the client.
  public enum Callback: String, Sendable, Hashable, CaseIterable {
    /// A code that nobody has given out.
    case wrongCode = "wrong-code"
    /// Another state than the client has sent.
    case wrongState = "wrong-state"
    /// No state.
    case noState = "no-state"
  }

  /// What somebody without a credential sees.
  public enum Anonymous: String, Sendable, Hashable, CaseIterable {
    /// Everything.
    case data
    /// Lists without anybody.
    case empty
  }

  /// The body of a refusal.
  public enum RefusalText: String, Sendable, Hashable, CaseIterable {
    /// Two words as text/plain.
    case plain
    /// No body.
    case empty
    /// A page for people.
    case html
  }

  /// What is wrong with pages.
  public enum Paging: String, Sendable, Hashable, CaseIterable {
    /// Behind the last page the first one comes again, and there is always another one.
    case loop
    /// Each page but the first begins with the last user of the page before it.
    case overlap
    /// Between two pages a user is left out.
    case lost
    /// Every page is the first one.
    case ignored
    /// A page behind the last one is answered with 404.
    case notFoundPastEnd = "404-past-end"
    /// Behind the last page the last page comes again.
    case repeatsPastEnd = "repeats-past-end"
    /// No page has more than 50 users, whatever was asked for.
    case silentCap = "silent-cap"
    /// The users stand in another order each time.
    case unstable
    /// Users are made up for every page that is asked for.
    case endless
  }

  /// Where the address of the next page stands.
  public enum PageLinks: String, Sendable, Hashable, CaseIterable {
    /// In the body, without scheme and host.
    case relative
    /// In a header `Link`.
    case header
  }

  /// What is wrong with a user.
  public enum UserFault: String, Sendable, Hashable, CaseIterable {
    /// The second user has the id of the first.
    case duplicateID = "duplicate-id"
    /// The second user has the e-mail address of the first.
    case duplicateEmail = "duplicate-email"
    /// The third user has no e-mail address.
    case missingEmail = "missing-email"
    /// The second user is not active, but listed among those who are.
    case disabled
    /// The third user is a queue that nobody owns.
    case sharedQueue = "shared-queue"
    /// The id of each user is the display name.
    case nameAsID = "name-as-id"
    /// The id of each user is another one each time.
    case unstableID = "unstable-id"
    /// Users are listed, and none can be read alone.
    case unreadable
  }
}
