// SPDX-License-Identifier: Apache-2.0

/// What a run was made against.
public enum World: String, Sendable, Hashable, CaseIterable {
  /// A CRM, asked over the network.
  case live
  /// A recording of earlier traffic.
  case recorded
  /// The built-in CRM on loopback.
  case sandbox
}
