// SPDX-License-Identifier: Apache-2.0

public import PBXEmulation

/// The list of what a run writes into the CRM, kept on disk so that a crash loses nothing.
///
/// An entry is there, for good, before its request is sent; the id follows when the answer is there.
public protocol WriteLedger: Sendable {
  /// A record is about to be written.
  ///
  /// - Throws: if the entry is not safely on disk: nothing is sent then.
  func intend(_ record: WrittenRecord) async throws(LedgerFailure)

  /// The record was written and has this id.
  ///
  /// - Throws: if the entry is not safely on disk: nothing more is sent then.
  func wrote(_ record: WrittenRecord) async throws(LedgerFailure)

  /// The record was removed.
  func removed(_ record: WrittenRecord) async throws(LedgerFailure)
}

/// The list cannot be kept.
public struct LedgerFailure: Error, Hashable {
  /// What the system says.
  public let reason: String

  /// A failure.
  public init(_ reason: String) { self.reason = reason }
}
