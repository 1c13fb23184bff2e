// SPDX-License-Identifier: Apache-2.0

/// A value that must never be written: a key, a password, a token.
///
/// It has no description of its own, so printing it by mistake prints dots.
public struct Secret: Sendable, Hashable {
  /// The name under which a contract knows the secret, such as `api_key`.
  public let name: String
  private let value: String

  /// A secret as its source gave it.
  public init(_ value: String, name: String) {
    self.value = value
    self.name = name
  }

  /// Hands out the value, for sending and for finding it in text.
  ///
  /// Never write the result.
  public func reveal() -> String { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Dots, whatever the value.
  public var description: String { "••••••••" }

  /// Dots, whatever the value.
  public var debugDescription: String { "••••••••" }

  /// Nothing to look into, so that `dump` shows no value either.
  public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
