// SPDX-License-Identifier: Apache-2.0

public import PBXLanguage

/// How often a CRM may be asked, and how it says no.
public struct Limits: Sendable {
  /// The rates that it allows, in the order of the contract; all of them hold.
  public let rates: [Located<Rate>]
  /// What it answers when there were too many requests.
  public let answer: Answer

  /// Limits.
  public init(rates: [Located<Rate>], answer: Answer) {
    self.rates = rates
    self.answer = answer
  }

  /// So many requests in so long a time.
  public struct Rate: Sendable, Hashable {
    /// The requests.
    public let requests: Int
    /// The time.
    public let window: Duration
    /// As the contract spells it: `100 per 10 s`.
    public let text: String

    /// A rate.
    public init(requests: Int, window: Duration, text: String) {
      self.requests = requests
      self.window = window
      self.text = text
    }
  }

  /// What a CRM answers when there were too many requests.
  public struct Answer: Sendable {
    /// Its statuses; 429 if the contract does not say.
    public let statuses: Defaulted<[Int]>
    /// A text that stands anywhere in it; nil if the contract names none.
    public let says: Located<String>?
    /// Where it tells how long to wait; in `Retry-After` if the contract does not say.
    public let wait: Defaulted<Wait>

    /// An answer.
    public init(statuses: Defaulted<[Int]>, says: Located<String>?, wait: Defaulted<Wait>) {
      self.statuses = statuses
      self.says = says
      self.wait = wait
    }

    /// Where an answer tells how long to wait.
    public enum Wait: Sendable {
      /// Nowhere.
      case none
      /// In a header field.
      case header(String)
      /// In the body.
      case path(PBXTemplate)
    }
  }
}
