// SPDX-License-Identifier: Apache-2.0

import Redaction

/// What a recording keeps besides the contract's variables, under names no contract can have.
enum RecordedExtras {
  /// The address that the requests went to, so that a replay renders the same URLs.
  static let base = "(base)"

  /// Whether time was moved while recording, as in the sandbox.
  static let virtualTime = "(virtual time)"

  /// Whether what other identities' log-ins brought was stored, so that they were made.
  static let keepsIdentities = "(identities kept)"

  /// The instant that the times of calls were counted from.
  static let started = "(started)"

  /// Who allowed writes where they are controlled.
  static let approval = "(approval)"

  /// The name of the record of a rehearsed rotation; its value is the record.
  static func rotation(_ secret: String) -> String { "\(rotationMark)\(secret))" }

  /// Whether a name is one of such a record.
  static func isRotation(_ name: String) -> Bool { name.hasPrefix(rotationMark) }

  private static let rotationMark = "(rotation "

  /// What stands for a secret whose value another secret has too: the other one's placeholder.
  static func secret(_ name: String) -> String { "(secret \(name))" }

  /// What a reader of a masked recording must know.
  static let limited: RedactedText = """
    personal data that the contract does not declare was masked when this recording was made, so \
    its replay is limited: checks that compare masked values may differ from the live run
    """
}
