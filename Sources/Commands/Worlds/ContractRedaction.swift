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
      texts: texts, phoneNumbers: numbers.map { .init($0, region: pbx.region) },
      mappedKeys: mappedKeys)
  }

  /// The keys at the end of mapped paths: in some systems the first name stands under `1`.
  private var mappedKeys: [String: PersonalKind] {
    var keys: [String: PersonalKind] = [:]
    for mapping in contactSearch?.types.flatMap(\.mapping) ?? [] {
      guard let kind = mapping.field.personalKind else { continue }
      for path in mapping.paths {
        guard let key = path.source.text.split(separator: ".").last, key != "#",
          key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
        else { continue }
        keys[String(key)] = kind
      }
    }
    return keys
  }
}

extension ContactField {
  /// What of a person the field holds; nil if it holds nothing of one.
  fileprivate var personalKind: PersonalKind? {
    switch self {
    case .firstName, .lastName: .name
    case .email: .email
    case .street, .zipCode, .city: .address
    case .contactsID, .company, .state, .country, .remark, .customValue: nil
    default: isPhoneNumber ? .phone : nil
    }
  }
}
