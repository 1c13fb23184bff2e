// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction

/// Every secret has a role that renews it.
public enum SecretOwner: StaticCheck {
  /// Minor: it is missed on the day the secret runs out.
  public static let kind = FindingKind(
    "secret-owner", .minor, .security, holds: .operationalHandover, owner: .operationsOwner,
    layer: .credential)

  /// What the check says about itself.
  public static let page = StaticPage(
    "every secret has a role that renews it",
    about: """
      Keys are revoked, expire, or leave with the person who made them; on that day every call \
      rings without a name, and somebody must know whose matter it is. A run judges the secrets of \
      its environment, `callready lint` those of all.
      """,
    passing: StaticExample(
      .contract, "{ from: env EXAMPLE_KEY }",
      "{ from: env EXAMPLE_KEY, owner: crm-administrator }"),
    failing: StaticExample(.contract))

  /// Every environment with secrets.
  public static func concerns(_ reading: StaticCase) -> Bool { reading.hasSecrets }

  /// Looks for `owner`.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    reading.secrets { $0.owner == nil }.map { environment, secret in
      var finding = secret.finding(kind, in: environment, "nobody is named who renews")
      finding.remedy = "write `owner: crm-administrator` behind its source, or another role"
      return finding
    }
  }
}

extension StaticCase {
  /// Whether there are secrets to judge.
  var hasSecrets: Bool { environments.contains { !$0.secrets.isEmpty } }

  /// The secrets of which something is true, with the names of their environments.
  func secrets(
    _ condition: (SecretDeclaration) -> Bool
  ) -> [(environment: String, secret: SecretDeclaration)] {
    environments.flatMap { environment in
      environment.secrets.filter(condition).map { (environment.name.value, $0) }
    }
  }
}

extension SecretDeclaration {
  /// Something about this secret; the message goes on with its name.
  func finding(
    _ kind: FindingKind, in environment: String, _ message: RedactedText
  ) -> Finding {
    Finding(
      kind, about: StaticCase.subject(name.value, in: environment),
      "\(message) '\(authored: name.value)' in the environment '\(authored: environment)'",
      at: name.span)
  }
}
