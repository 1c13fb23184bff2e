// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXLanguage
import Redaction

/// What a contact search's requests see besides the environment: who calls, and what answers bring.
///
/// What is known only at run time is stood in for by a text that says so and passes through
/// `UrlEncode` unchanged.
struct RunTimeValues {
  /// Number and text, with where they come from; nil: given on the command line.
  private(set) var asked: [(name: String, value: String, scenario: String?)] = []
  private let given: [String: String]

  /// The text that stands in for a value.
  static func standIn(for name: String) -> String { "RUNTIME-" + name }

  /// Every name that a request of the search may use, in the order in which they become known.
  static func names(of search: ContactSearch) -> [String] {
    var names = ["Phone", "SearchValue"]
    for type in search.types {
      let fields = (type.mapping + type.chained.flatMap(\.mapping)).map(\.field)
        .filter { !search.disabled.contains($0) }
      names += fields.map(\.rawValue) + type.chained.flatMap(\.variables).map(\.name.value)
    }
    var seen = Set<String>()
    return (names + ["ContactId", "RecordId"]).filter { seen.insert($0).inserted }
  }

  /// Values for an environment; the number and the text are by default the first that the contract
  /// says to be found.
  init(_ search: ContactSearch, environment: String, given: [String: String]) {
    self.given = given
    let here = search.scenarios.filter { scenario in
      scenario.only.isEmpty || scenario.only.contains { $0.value == environment }
    }
    for name in ["Phone", "SearchValue"] {
      if let value = given[name] {
        asked.append((name, value, nil))
      } else if let known = Self.known(name, in: here) {
        asked.append((name, known.ask.text.value, known.name.value))
      }
    }
  }

  /// The value of a name.
  func value(of name: String) -> String {
    if let value = given[name] ?? asked.first(where: { $0.name == name })?.value { return value }
    // A record has one id, which templates know by three names.
    let ids = ["ContactsId", "ContactId", "RecordId"]
    if ids.contains(name), let id = ids.lazy.compactMap({ given[$0] }).first { return id }
    return Self.standIn(for: name)
  }

  /// Values of several names.
  func values(of names: [String]) -> [String: String] {
    Dictionary(names.map { ($0, value(of: $0)) }) { first, _ in first }
  }

  /// Which of the names are stood in for.
  func standIns(among names: [String]) -> [String] {
    names.filter { value(of: $0) == Self.standIn(for: $0) }
  }

  /// Where the number and the text come from.
  var origin: RedactedText {
    asked.map { entry in
      let value: RedactedText = "\(authored: entry.name) \(authored: entry.value)"
      return entry.scenario.map { "\(value) of '\(authored: $0)'" } ?? value
    }.joined(separator: ", ")
  }

  /// The first scenario that finds somebody, else the first.
  private static func known(_ name: String, in scenarios: [Scenario]) -> Scenario? {
    let asking = scenarios.filter { scenario in
      if case .call = scenario.ask { name == "Phone" } else { name == "SearchValue" }
    }
    let finding = asking.first { scenario in
      if case .nothing = scenario.finds { false } else { true }
    }
    return finding ?? asking.first
  }
}
