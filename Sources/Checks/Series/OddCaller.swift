// SPDX-License-Identifier: Apache-2.0

import Contracts

/// A caller that no contract names: withheld, internal, too long, or out to do harm.
struct OddCaller {
  /// Its name in reports.
  let name: String
  /// What the PBX hands over as the number.
  let text: String
  /// Whether one record may have this number: an internal extension.
  let mayBeKnown: Bool

  private init(_ name: String, _ text: String, mayBeKnown: Bool = false) {
    self.name = name
    self.text = text
    self.mayBeKnown = mayBeKnown
  }

  /// Every odd caller that a contract does not promise something about itself.
  ///
  /// Few, since each is a request to somebody's CRM; what they do to nine real systems stands in the
  /// check's page.
  static func all(in scope: SearchScope) -> [OddCaller] {
    let length = scope.contract.pbx.extensionLength ?? 4
    let known = Set(
      scope.scenarios.compactMap { scenario in
        if case .call(let number) = scenario.ask { number.value } else { nil }
      })
    return [
      OddCaller("empty", ""), OddCaller("anonymous", "anonymous"),
      OddCaller("extension", String("1987654".prefix(length)), mayBeKnown: true),
      OddCaller("40 digits", String(repeating: "1234567890", count: 4)),
      OddCaller("percent sign", "%"), OddCaller("asterisk", "*"),
      OddCaller("apostrophe", "'"), OddCaller("quotation mark", "\""),
      OddCaller("injection", "' OR '1'='1"),
    ].filter { !known.contains($0.text) }
  }
}
