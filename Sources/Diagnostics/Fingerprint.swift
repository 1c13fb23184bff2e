// SPDX-License-Identifier: Apache-2.0

/// The stable name of a finding: the same broken promise has the same fingerprint in every run.
///
/// The first 12 hex digits of SHA-256 over code, endpoint, interaction and subject, joined by line
/// feeds. Values, line numbers and file paths are no part of it, so that an approval carries over.
public struct Fingerprint: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Twelve lower-case hex digits.
  public let description: String

  /// The fingerprint of a broken promise.
  public init(code: String, endpoint: String, interaction: String, subject: String) {
    let identity = [code, endpoint, interaction, subject].joined(separator: "\n")
    description = SHA256.hexadecimal(of: Array(identity.utf8), digits: 12)
  }

  /// Order of the digits.
  public static func < (left: Fingerprint, right: Fingerprint) -> Bool {
    left.description < right.description
  }
}
