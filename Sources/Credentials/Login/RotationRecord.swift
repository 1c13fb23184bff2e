// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction
public import Transports

/// What a rehearsed secret rotation showed, who made it and when: a file without any secret.
public struct RotationRecord: Sendable {
  /// Whose secret.
  public let key: StoreKey
  /// The secret's name.
  public let secret: String
  /// Who made it, as that person says.
  public let by: String
  /// When it began.
  public let at: Timestamp
  /// What was tried.
  public let steps: [SecretRotation.Step]

  /// A record.
  public init(
    key: StoreKey, secret: String, by: String, at: Timestamp, steps: [SecretRotation.Step]
  ) {
    self.key = key
    self.secret = secret
    self.by = by
    self.at = at
    self.steps = steps
  }

  /// Whether the rotation works: every step went as it must.
  public var isGood: Bool { steps.count == 3 && steps.allSatisfy(\.isGood) }

  /// The file's bytes, version 1.
  public var fileBytes: [UInt8] {
    let json: JSONOutput = .object([
      .init("callready-rotation", .int(1)), .init("contract", .string(key.contract)),
      .init("environment", .string(key.environment)), .init("secret", .string(secret)),
      .init("by", .string(by)), .init("at", .string(at.rfc3339)), .init("works", .bool(isGood)),
      .init(
        "steps",
        .array(
          steps.map { step in
            .object([
              .init("tried", .string(step.name.text)), .init("at", .string(step.at.rfc3339)),
              .init("accepted", .bool(step.isAccepted)),
              .init("expected", .string(step.shouldBeAccepted ? "accepted" : "refused")),
              .init("answer", .string(step.words.text)),
            ])
          })),
    ])
    return Array(json.text(pretty: true).utf8) + [UInt8(ascii: "\n")]
  }
}
