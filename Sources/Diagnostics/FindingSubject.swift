// SPDX-License-Identifier: Apache-2.0

/// What a promise is about; part of the fingerprint.
public struct FindingSubject: Sendable, Hashable {
  /// The endpoint, such as `contact-search`.
  public let endpoint: String
  /// The contact type or scenario that made the promise.
  public let interaction: String
  /// The field, header or keyword in question; empty if it is the whole answer.
  public let name: String

  /// A promise of an interaction.
  public init(endpoint: String, interaction: String, name: String = "") {
    self.endpoint = endpoint
    self.interaction = interaction
    self.name = name
  }
}
