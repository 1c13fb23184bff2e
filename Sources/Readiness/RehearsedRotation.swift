// SPDX-License-Identifier: Apache-2.0

public import Redaction
public import Transports

/// A rehearsal of the renewal of a secret, made with `callready login --rotate` before the run.
public struct RehearsedRotation: Sendable, Hashable {
  /// The secret's name.
  public let secret: String
  /// Who made it, as that person says.
  public let by: RedactedText
  /// When it began.
  public let at: Timestamp
  /// Whether the rotation works.
  public let works: Bool
  /// What was tried, in order.
  public let steps: [Step]

  /// One thing that was tried.
  public struct Step: Sendable, Hashable {
    /// What was tried.
    public let tried: RedactedText
    /// When it was tried.
    public let at: Timestamp
    /// Whether the CRM accepted it.
    public let isAccepted: Bool
    /// Whether it should have.
    public let shouldBeAccepted: Bool
    /// What the CRM said; empty if it gave a token.
    public let answer: RedactedText

    /// A step.
    public init(
      tried: RedactedText, at: Timestamp, isAccepted: Bool, shouldBeAccepted: Bool,
      answer: RedactedText
    ) {
      self.tried = tried
      self.at = at
      self.isAccepted = isAccepted
      self.shouldBeAccepted = shouldBeAccepted
      self.answer = answer
    }
  }

  /// A rehearsal.
  public init(
    secret: String, by: RedactedText, at: Timestamp, works: Bool, steps: [Step]
  ) {
    self.secret = secret
    self.by = by
    self.at = at
    self.works = works
    self.steps = steps
  }
}
