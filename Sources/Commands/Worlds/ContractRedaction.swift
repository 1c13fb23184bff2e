// SPDX-License-Identifier: Apache-2.0

import Checks
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
  ///
  /// `written`: what the run itself writes.
  func declaredPeople(
    in values: [String: String], caller: String? = nil, written: [String] = []
  ) -> DeclaredPeople {
    let scenarios = contactSearch?.scenarios ?? []
    var texts: [String] = Array(values.values) + written + promisedTexts
    var numbers: [DeclaredPeople.DeclaredNumber] = []
    // Thousands of scenarios name a number and a few texts each.
    texts.reserveCapacity(texts.count + scenarios.count * 3)
    numbers.reserveCapacity(scenarios.count * 2)
    let local = { DeclaredPeople.DeclaredNumber($0, region: pbx.region) }
    if let caller { numbers.append(local(caller)) }
    for scenario in scenarios {
      switch scenario.ask {
      case .call(let number): numbers.append(local(number.value))
      case .search(let text): texts.append(text.value)
      }
      switch scenario.finds {
      case .nothing: break
      case .records(let records, _): texts += records.map(\.id.source.text)
      case .record(let fields):
        for field in fields {
          let values = field.value.texts
          if field.field.isPhoneNumber { numbers += values.map(local) } else { texts += values }
        }
      }
    }
    for format in contactSearch?.formats ?? [] {
      let region = format.region ?? pbx.region
      numbers += format.dialledTexts(in: self).map { .init($0, region: region) }
      texts.append(format.finds.source.text)
    }
    texts += queriedTexts
    for agent in users?.agents ?? [] {
      texts += [agent.number.value] + [agent.email?.value, agent.user?.value].compactMap { $0 }
    }
    return DeclaredPeople(texts: texts, phoneNumbers: numbers, mappedKeys: mappedKeys)
  }

  /// What read-backs expect word for word.
  private var promisedTexts: [String] {
    writes.flatMap { endpoint in
      (endpoint.readBack.flatMap(\.facts) + endpoint.exceptions.flatMap(\.facts))
        .flatMap(\.value.texts).filter { !$0.contains("{{") }
    }
  }

  /// What mapped paths compare, such as `Phone` in `#(name=="Phone")`: masked, they would find nothing
  /// in a replay.
  private var queriedTexts: [String] {
    let paths = contactSearch?.types.flatMap { type in
      (type.mapping + type.chained.flatMap(\.mapping)).flatMap(\.paths)
    }
    return (paths ?? []).flatMap { path in
      path.source.text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .compactMap { $0.offset % 2 == 1 && !$0.element.contains("{{") ? String($0.element) : nil }
    }
  }

  /// The keys at the end of mapped paths: in some systems the first name stands under `1`.
  private var mappedKeys: [String: PersonalKind] {
    var keys = mappedUserKeys
    for mapping in contactSearch?.types.flatMap({ $0.mapping + $0.chained.flatMap(\.mapping) })
      ?? []
    {
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

extension Contract {
  /// The keys at the end of the paths of users.
  private var mappedUserKeys: [String: PersonalKind] {
    var keys: [String: PersonalKind] = [:]
    for mapping in users?.mapping ?? [] where mapping.field != .uniqueID {
      guard let key = mapping.path.source.text.split(separator: ".").last, key != "#",
        key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      else { continue }
      keys[String(key)] = mapping.field == .email ? .email : .name
    }
    return keys
  }
}

extension ExpectedValue {
  /// The texts that it names whole; a part or a pattern declares nobody.
  fileprivate var texts: [String] {
    switch matcher {
    case .equal(let scalar): [scalar.template.source.text]
    case .list(let scalars), .unordered(let scalars), .oneOf(let scalars):
      scalars.map(\.template.source.text)
    case .phone(let template): [template.source.text]
    case .byDirection(let scalars): scalars.values.map(\.template.source.text)
    case .byOutcome(let scalars): scalars.values.map(\.template.source.text)
    case .not, .contains, .startsWith, .endsWith, .matches, .present, .type, .bounds, .instant,
      .date, .duration:
      []
    }
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
