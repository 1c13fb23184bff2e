// SPDX-License-Identifier: Apache-2.0

/// What one identity may read: a row of the table identity × capability.
public struct IdentityRow: Sendable, Hashable {
  /// The identity; `integration` is the run's own.
  public let name: String
  /// What was tried under it, in the order of the table's columns; nothing if it could not log in.
  public let cells: [Cell]

  /// One thing that was tried.
  public struct Cell: Sendable, Hashable {
    /// What was read.
    public let capability: String
    /// What came of it.
    public let access: IdentityAccess
    /// The number of the exchange that shows it.
    public let number: Int

    /// A cell.
    public init(capability: String, access: IdentityAccess, number: Int) {
      self.capability = capability
      self.access = access
      self.number = number
    }
  }

  /// A row.
  public init(name: String, cells: [Cell]) {
    self.name = name
    self.cells = cells
  }

  /// What came of a capability; nil if it was not tried.
  public subscript(capability: String) -> IdentityAccess? {
    cells.first { $0.capability == capability }?.access
  }
}

/// What came of a read under an identity.
public enum IdentityAccess: String, Sendable, Hashable, CaseIterable {
  /// It was answered.
  case allowed
  /// It was answered, and nobody was found.
  case nothing
  /// It was refused.
  case refused
  /// It was answered otherwise, or not at all.
  case unknown
}
