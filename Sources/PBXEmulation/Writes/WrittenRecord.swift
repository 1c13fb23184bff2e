// SPDX-License-Identifier: Apache-2.0

public import Contracts

/// A record that a run has created in the CRM, or is about to.
public struct WrittenRecord: Sendable, Hashable {
  /// The endpoint that created it.
  public let endpoint: WriteEndpoint.Kind
  /// Its contact type; nil of journals and tickets.
  public let type: String?
  /// What it was created for; unique in its endpoint.
  public let name: String
  /// The CRM's id; nil as long as nobody knows it.
  public var id: String?

  /// A record.
  public init(
    _ endpoint: WriteEndpoint.Kind, type: String? = nil, name: String, id: String? = nil
  ) {
    self.endpoint = endpoint
    self.type = type
    self.name = name
    self.id = id
  }
}
