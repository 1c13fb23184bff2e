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

  private struct Entry {
    let name: String
    let numbers: [String]
  }

  private let entries: [Entry]

  init(of run: SearchRun) {
    var seen: Set<String> = []
    entries = run.lookups.filter { $0.probe.phase == .scenarios }.flatMap(\.records).compactMap {
      record in
      let id = record.answer.type.name.value + "/" + (record.value(of: .contactsID)?.text ?? "")
      guard seen.insert(id).inserted else { return nil }
      return Entry(name: Self.name(of: record), numbers: Self.numbers(of: record))
    }
  }

  /// First and last name as the telephone shows them.
  static func name(of record: ScenarioCase.Record) -> String {
    [ContactField.firstName, .lastName].compactMap { record.value(of: $0)?.text }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The numbers that the PBX keeps, as they came.
  static func numbers(of record: ScenarioCase.Record) -> [String] {
    ContactField.allCases.filter(\.isPhoneNumber).compactMap { record.value(of: $0)?.text }
      .filter { !$0.isEmpty }
  }

  /// The names that an exact match shows.
  func names(for caller: String) -> Set<String> {
    Set(entries.filter { $0.numbers.contains(caller) }.map(\.name))
  }

  /// The names that a match of the last digits shows.
  func names(forLastDigitsOf caller: String) -> Set<String> {
    let digits = caller.filter(\.isNumber)
    guard digits.count > Self.lastDigits else { return names(for: caller) }
    let tail = digits.suffix(Self.lastDigits)
    return Set(
      entries.filter { entry in
        entry.numbers.contains { $0.filter(\.isNumber).suffix(Self.lastDigits) == tail }
      }.map(\.name))
  }
}

extension SearchRun {
  /// What the PBX would keep of each known caller, for the report.
  public var phonebook: [PhonebookEntry] {
    let phonebook = Phonebook(of: self)
    return scope.knownCallers.filter { !$0.isShared }.compactMap { scenario in
      guard let lookup = lookup(scenario.searchAsk), lookup.faults.isEmpty,
        lookup.records.count == 1, let record = lookup.records.first
      else { return nil }
      let number = scenario.searchAsk.text
      let name = Phonebook.name(of: record)
      return PhonebookEntry(
        scenario: scenario.name.value, name: redactor.redact(value: name),
        numbers: Phonebook.numbers(of: record).map { redactor.redact(value: $0) },
        exact: display(phonebook.names(for: number), besides: name),
        lastDigits: display(phonebook.names(forLastDigitsOf: number), besides: name))
    }
  }

  private func display(_ names: Set<String>, besides own: String) -> PhonebookEntry.Display {
    if let other = names.subtracting([own]).min() {
      return PhonebookEntry.Display(
        outcome: .anotherName, name: redactor.redact(value: other))
    }
    return names.contains(own)
      ? PhonebookEntry.Display(outcome: .thisName, name: redactor.redact(value: own))
      : PhonebookEntry.Display(outcome: .nothing, name: nil)
  }
}
