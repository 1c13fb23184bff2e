// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

extension RunOrigin {
  /// What a view says about it, name and value.
  var rows: [(RedactedText, RedactedText)] {
    let all: [(RedactedText, RedactedText?)] = [
      ("Machine", host), ("Sent from", Self.list(localAddresses)),
      ("Answered by", Self.list(remoteAddresses)), ("Proxy", proxy ?? "none"),
      ("Trusted", trust),
    ]
    return all.compactMap { name, value in
      guard let value, !value.isEmpty else { return nil }
      return (name, value.shown())
    }
  }

  /// Machine, addresses, proxy and trust in a line.
  var sentence: RedactedText {
    rows.map { "\(RedactedText(restored: $0.text.lowercased())) \($1)" as RedactedText }
      .joined(separator: ", ")
  }

  /// The first addresses, and how many there are if some are left away.
  private static func list(_ addresses: [RedactedText]) -> RedactedText {
    let shown = addresses.prefix(4).joined(separator: ", ")
    return addresses.count > 4 ? "\(shown), … (\(addresses.count))" : shown
  }
}
