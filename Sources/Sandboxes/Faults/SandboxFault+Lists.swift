// SPDX-License-Identifier: Apache-2.0

extension SandboxFault {
  /// The lists that a telephone system writes to.
  public enum WrittenList: String, Sendable, Hashable, CaseIterable {
    case contacts, calls, tickets
  }

  /// The lists that trouble can be kept to.
  public enum List: String, Sendable, Hashable, CaseIterable {
    case contacts, leads, accounts, calls, tickets, users
  }
}
