// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// The values a run gives to the variables of a contract.
public struct VariableValues: Sendable {
  /// Variables of the environment, by name.
  public var plain: [String: String]
  /// Secrets, by the name templates use.
  public var secrets: [String: Secret]

  /// Values of variables and secrets.
  public init(plain: [String: String] = [:], secrets: [String: Secret] = [:]) {
    self.plain = plain
    self.secrets = secrets
  }

  /// All values as a template sees them.
  ///
  /// The result holds secrets: never write it.
  func revealed() -> [String: String] {
    plain.merging(secrets.mapValues { $0.reveal() }) { _, secret in secret }
  }
}
