// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import PBXEmulation
import PBXLanguage
public import Readiness
import Redaction

/// The contacts a PBX would keep of a run, and what its caller-ID match makes of them.
///
/// By the vendor's page on caller-ID names: an exact match compares the text; a match of the last n
/// digits, 7 by default, needs equality where the number has no more than n.
struct Phonebook {
  /// Digits that the PBX compares unless it is told otherwise.
  static let lastDigits = 7

  /// The names that stand under a number, and under the last digits of one.
  private var namesByNumber: [String: Names] = [:]
  private var namesByTail: [String: Names] = [:]

  /// The names that stand under a number, nearly always one.
  enum Names {
    case none
    case one(String)
    case several(Set<String>)

    mutating func insert(_ name: String) {
      switch self {
      case .none: self = .one(name)
      case .one(name): break
      case .one(let other): self = .several([other, name])
      case .several(var names):
        names.insert(name)
        self = .several(names)
      }
    }

    /// Whether a name is one of them.
    func contains(_ name: String) -> Bool {
      switch self {
      case .none: false
      case .one(let own): own == name
      case .several(let names): names.contains(name)
      }
    }

    /// The first name in the order of the alphabet that is another one; nil if there is none.
    func other(than name: String) -> String? {
      switch self {
      case .none: nil
      case .one(let own): own == name ? nil : own
      case .several(let names): names.lazy.filter { $0 != name }.min()
      }
    }
  }

  init(of lookups: [ProbedLookup]) {
    var seen: Set<String> = []
    for lookup in lookups where lookup.probe.phase == .scenarios {
      for record in lookup.records {
        let id = record.answer.type.name.value + "/" + (record.value(of: .contactsID)?.text ?? "")
        guard seen.insert(id).inserted else { continue }
        let name = Self.name(of: record)
        for number in Self.numbers(of: record) {
          namesByNumber[number, default: .none].insert(name)
          namesByTail[Self.tail(of: number), default: .none].insert(name)
        }
      }
    }
  }

  /// The digits at the end that are compared.
  private static func tail(of number: String) -> String {
    guard number.utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(number.filter(\.isNumber).suffix(lastDigits))
    }
    var tail: [UInt8] = []
    for byte in number.utf8.reversed() where byte &- 0x30 < 10 && tail.count < lastDigits {
      tail.append(byte)
    }
    tail.reverse()
    return String(decoding: tail, as: UTF8.self)
  }

  private static func digits(of number: String) -> Int {
    number.utf8.allSatisfy { $0 < 0x80 }
      ? number.utf8.count { $0 &- 0x30 < 10 } : number.count(where: \.isNumber)
  }

  private static let phoneFields = ContactField.allCases.filter(\.isPhoneNumber)

  /// First and last name as the telephone shows them.
  static func name(of record: ScenarioCase.Record) -> String {
    [ContactField.firstName, .lastName].compactMap { record.value(of: $0)?.text }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The numbers that the PBX keeps, as they came.
  static func numbers(of record: ScenarioCase.Record) -> [String] {
    phoneFields.compactMap { record.value(of: $0)?.text }
      .filter { !$0.isEmpty }
  }

  /// The names that an exact match shows.
  func names(for caller: String) -> Names {
    namesByNumber[caller] ?? .none
  }

  /// The names that a match of the last digits shows.
  func names(forLastDigitsOf caller: String) -> Names {
    guard Self.digits(of: caller) > Self.lastDigits else { return names(for: caller) }
    return namesByTail[Self.tail(of: caller)] ?? .none
  }
}

extension SearchRun {
  /// What the PBX would keep of each known caller, for the report.
  public var phonebook: [PhonebookEntry] {
    let phonebook = names
    return scope.knownCallers.filter { !$0.isShared }.compactMap { scenario in
      guard let lookup = lookup(scenario.searchAsk), lookup.faults.isEmpty,
        lookup.recordCount == 1, let record = lookup.records.first
      else { return nil }
      let number = scenario.searchAsk.text
      let name = Phonebook.name(of: record)
      let shown = redactor.redact(value: name)
      return PhonebookEntry(
        scenario: scenario.name.value, name: shown,
        numbers: Phonebook.numbers(of: record).map { redactor.redact(value: $0) },
        exact: display(phonebook.names(for: number), besides: name, shown),
        lastDigits: display(phonebook.names(forLastDigitsOf: number), besides: name, shown))
    }
  }

  private func display(
    _ names: Phonebook.Names, besides own: String, _ shown: RedactedText
  ) -> PhonebookEntry.Display {
    if let other = names.other(than: own) {
      return PhonebookEntry.Display(
        outcome: .anotherName, name: redactor.redact(value: other))
    }
    return names.contains(own)
      ? PhonebookEntry.Display(outcome: .thisName, name: shown)
      : PhonebookEntry.Display(outcome: .nothing, name: nil)
  }
}
