// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// Why a log-in, a refresh or the token store did not do what was asked, in words for people.
public struct LoginProblem: Error, Sendable, Hashable {
  /// What kind of thing went wrong.
  public enum Kind: Sendable, Hashable {
    /// The contract lacks something, or something of it must not be so.
    case contract
    /// The loopback port could not be listened on.
    case port
    /// Nobody came back in time.
    case timeOut
    /// The redirect brought a refusal, or is not ours.
    case redirect
    /// The token endpoint gave no token.
    case token(TokenFault)
    /// A refresh token that had been rotated was never stored, so it is lost.
    case lostToken
    /// Nothing is stored, or what is stored does not fit.
    case nothingStored
    /// The store cannot be used.
    case store
  }

  /// What kind of thing went wrong.
  public let kind: Kind
  /// What is wrong: lower case, no final period.
  public let message: RedactedText
  /// What to do about it.
  public let help: RedactedText

  /// A problem.
  public init(_ kind: Kind, _ message: RedactedText, help: RedactedText) {
    self.kind = kind
    self.message = message
    self.help = help
  }

  /// A token endpoint's fault in words.
  init(_ fault: TokenFault, redactedBy redactor: Redactor) {
    let (message, help) = fault.message(redactedBy: redactor)
    self.init(.token(fault), message, help: help)
  }
}
