// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why a contract cannot be used: everything that is wrong in all of its files.
public struct ContractUnreadable: Error, Sendable {
  /// What is wrong, by file and place; at least one.
  public let complaints: [Complaint]
  /// The files that were read, for showing the places.
  public let files: [SourceText]
}
