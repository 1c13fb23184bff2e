// SPDX-License-Identifier: Apache-2.0

/// What an integration must not be allowed in a known system, whatever its contract says.
///
/// A read, or a removal of something whose id nobody can have: it does no harm where it is allowed
/// after all.
public struct UsualProhibition: Sendable, Hashable {
  /// What it would do.
  public let name: String
  /// GET or DELETE.
  public let method: String
  /// Path and query.
  public let path: String
  /// Where the path begins.
  public let start: Start
  /// The answers that show that it is forbidden; any other than a success shows nothing.
  public let refusals: [Sign]

  /// Where the path of a request begins.
  public enum Start: Sendable, Hashable {
    /// At the host that the contract's reads go to.
    case host
    /// At the contract's `base`.
    case base
  }

  /// A sign that something is forbidden: a status, and a text in the body or in the place that a
  /// redirect leads to.
  public struct Sign: Sendable, Hashable {
    /// The status.
    public let status: Int
    /// The text; nil if the status says it all.
    public let says: String?

    init(_ status: Int, _ says: String? = nil) {
      self.status = status
      self.says = says
    }
  }

  init(_ name: String, _ request: String, from start: Start = .host, _ refusals: Sign...) {
    let parts = request.split(separator: " ", maxSplits: 1)
    self.name = name
    method = String(parts.first ?? "")
    path = String(parts.last ?? "")
    self.start = start
    self.refusals = refusals
  }
}
