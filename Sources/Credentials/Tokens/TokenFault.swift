// SPDX-License-Identifier: Apache-2.0

public import Transports

/// Why a token endpoint's answer holds no token.
///
/// Texts of the answer are raw: ``message(redactedBy:)`` shows them.
public enum TokenFault: Error, Sendable, Hashable {
  /// There is no answer.
  case noAnswer(TransportFailure)
  /// A redirect; it is never followed, since the secret would go along.
  case redirected(Int, to: String?)
  /// The endpoint said no, with its words if it has any, and when it may be asked again.
  case refused(Int, RefusalWords?, retryAfter: String?)
  /// Success without a body.
  case empty(Int)
  /// An HTML page, as a log-in page or a proxy gives.
  case page(Int)
  /// Something else that is not JSON, with its media type.
  case notJSON(Int, mediaType: String?)
  /// JSON, but not an object: what it is.
  case notAnObject(String)
  /// No `access_token` in it.
  case noAccessToken
  /// An `access_token` that is no text, or empty.
  case unusableAccessToken

  /// Whether the endpoint refused the grant: a code or refresh token that is none, or no more.
  public var isBadGrant: Bool {
    if case .refused(_, let words?, _) = self { words.isBadGrant } else { false }
  }

  /// Whether the endpoint refused the client.
  public var isBadClient: Bool {
    guard case .refused(let status, let words, _) = self else { return false }
    return words?.isBadClient ?? (status == 401)
  }

  /// Whether the endpoint answered at all, so that what was sent may have had its effect.
  public var isAnswer: Bool {
    if case .noAnswer = self { false } else { true }
  }

  /// Whether what was sent can have had an effect: a rotated token may be lost.
  ///
  /// A refusal says that nothing was done; a request that never left did nothing.
  public var mayHaveTakenEffect: Bool {
    switch self {
    case .refused(let status, _, _): status >= 500
    case .redirected: false
    case .noAnswer(let failure):
      failure.circumstances.phase?.hasReachedServer ?? (failure.kind != .nameNotFound)
    case .empty, .page, .notJSON, .notAnObject, .noAccessToken, .unusableAccessToken: true
    }
  }
}
