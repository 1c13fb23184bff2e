// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why secrets of an environment could not be had, a complaint for each.
public struct SecretsUnavailable: Error, Sendable {
  /// What is missing and how to supply it.
  public let complaints: [Complaint]
}
