// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import Redaction

/// By the contract alone a token lives until the PBX renews it.
public enum TokenInterval: StaticCheck {
  /// A blocker: between the token's end and its renewal no call shows a name.
  public static let kind = FindingKind(
    "token-interval", .blocker, .authentication, holds: .startOfBuild, owner: .pbxAdministrator,
    layer: .contract)

  private static let base = TokenExampleContract.token

  /// What the check says about itself.
  public static let page = StaticPage(
    "the contract's `lifetime` is longer than its refresh interval",
    about: """
      A PBX whose Token Refresh Time is left blank renews its token every 25 minutes; with 0 \
      (`refresh.every: never`) it never does. What `lifetime` in `token.yaml` promises must be longer. \
      A run judges what the token answers state as well, under `token-lifetime`.
      """,
    passing: StaticExample(.token, "lifetime: 1 h", "lifetime: 26 min"),
    failing: StaticExample(.token, "lifetime: 1 h", "lifetime: 25 min"))

  /// Every contract that says how long a token lives.
  public static func concerns(_ reading: StaticCase) -> Bool {
    reading.contract.token?.lifetime.value.duration != nil
  }

  /// Compares the two.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    guard let token = reading.contract.token, let lifetime = token.lifetime.value.duration else {
      return []
    }
    let interval: RedactedText
    switch token.refresh.every.value {
    case .every(let every) where lifetime > every: return []
    case .every(let every): interval = "every \(every.spoken)"
    case .never: interval = "never"
    }
    var finding = Finding(
      kind, about: StaticCase.subject("lifetime"),
      "a token lives \(lifetime.spoken), and the PBX renews it \(interval)",
      at: token.lifetime.span)
    finding.label = "ends before it is renewed"
    finding.remedy = "write a shorter `refresh.every`, and the same on the PBX's form"
    finding.effect = "no pop-up between the token's end and its renewal"
    return [finding]
  }
}
