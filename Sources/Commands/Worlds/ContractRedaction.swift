// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Recordings
import Redaction

/// What a contract declares as test data, which may be shown in every spelling.
extension Contract {
  /// The policy for reports: everybody's data is hidden but what the contract itself names.
  ///
  /// A caller is a number that somebody typed on the command line and may therefore see.
  func declaredPeople(
    in values: [String: String], caller: String? = nil
  ) -> DeclaredPeople {
    var texts: [String] = Array(values.values)
    var numbers: [String] = caller.map { [$0] } ?? []
    for scenario in contactSearch?.scenarios ?? [] {
      numbers.append(scenario.call.value)
      guard case .record(let fields) = scenario.finds else { continue }
      for field in fields {
        let text = field.value.source.text
        if field.field.isPhoneNumber { numbers.append(text) } else { texts.append(text) }
      }
    }
    return DeclaredPeople(
      texts: texts, phoneNumbers: numbers.map { .init($0, region: pbx.region) })
  }
}
