// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

extension Refusal {
  /// In what an answer differs from the refusal; nil if it is one.
  func difference(
    from response: Response?, to pbx: PBX, with variables: [String: String] = [:]
  ) -> RedactedText? {
    guard let response else { return "no answer" }
    guard statuses.value.contains(response.status) else { return "status \(response.status)" }
    if let says = says?.value, !String(decoding: response.body, as: UTF8.self).contains(says) {
      return "status \(response.status) without the text '\(authored: says)'"
    }
    for fact in facts {
      let value = (try? pbx.value(at: fact.path, in: response.body, with: variables)) ?? nil
      if !ExpectedText(fact.value, pbx, variables: variables).accepts(value) {
        let path = fact.path.source.text
        return "status \(response.status), and '\(authored: path)' is not as promised"
      }
    }
    return nil
  }

  /// What is promised, in words.
  var spoken: RedactedText {
    let status: RedactedText = "status \(authored: statuses.value.spoken)"
    guard let says = says?.value else { return status }
    return status + " with the text '\(authored: says)' in it"
  }
}
