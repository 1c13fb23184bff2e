// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
public import Readiness
import Redaction

/// The contacts a PBX would keep of a run, and what its caller-ID match makes of them.
///
/// By the vendor's page on caller-ID names: an exact match compares the text; a match of the last n
/// digits, 7 by default, needs equality where the number has no more than n.
struct Phonebook {
  /// Digits that the PBX compares unless it is told otherwise.
  static let lastDigits = 7

  private let lookups: [ProbedLookup]
  /// Every number that is kept; each knows the one before it whose last digits hash alike.
  private var places: [Place] = []
  /// The latest place by the hash of its last digits.
  private var latest: [Int: Int32] = [:]

  /// Where a number is kept.
  ///
  /// Thousands of contacts are kept, and nearly always one is asked for: so the names are looked up.
  private struct Place {
    let lookup: Int32
    let contact: Int32
    let number: Int32
    let earlier: Int32
  }

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
    self.lookups = lookups
    var seen: Set<String> = []
    for (index, lookup) in lookups.enumerated() where lookup.probe.phase == .scenarios {
      for (place, contact) in lookup.notes.contacts.enumerated() {
        guard seen.insert("\(contact.type)/\(contact.id)").inserted else { continue }
        for (number, kept) in contact.numbers.enumerated() {
          let hash = Tail(of: kept.text).hashValue
          places.append(
            Place(
              lookup: Int32(index), contact: Int32(place), number: Int32(number),
              earlier: latest[hash] ?? -1))
          latest[hash] = Int32(places.count - 1)
        }
      }
    }
  }

  /// The digits at the end that are compared.
  private enum Tail: Hashable {
    /// Digits behind a 1, so that zeros count.
    case plain(UInt32)
    /// Digits of other scripts among them.
    case other(String)

    init(of number: String) {
      var digits: UInt32 = 0
      var (count, place) = (0, UInt32(1))
      for byte in number.utf8.reversed() where count < lastDigits {
        guard byte < 0x80 else {
          let written = String(number.filter(\.isNumber).suffix(lastDigits))
          self =
            written.utf8.allSatisfy { $0 < 0x80 } ? Tail(of: written) : .other(written)
          return
        }
        guard byte &- 0x30 < 10 else { continue }
        digits += UInt32(byte &- 0x30) * place
        (count, place) = (count + 1, place * 10)
      }
      self = .plain(digits + place)
    }
  }

  private static func digits(of number: String) -> Int {
    number.utf8.allSatisfy { $0 < 0x80 }
      ? number.utf8.count { $0 &- 0x30 < 10 } : number.count(where: \.isNumber)
  }

  /// The names that an exact match shows for a caller, and those that a match of the last digits does.
  func names(for caller: String) -> (exact: Names, lastDigits: Names) {
    let tail = Tail(of: caller)
    let isLong = Self.digits(of: caller) > Self.lastDigits
    var names = (exact: Names.none, lastDigits: Names.none)
    var next = latest[tail.hashValue] ?? -1
    while next >= 0 {
      let place = places[Int(next)]
      next = place.earlier
      let contact = lookups[Int(place.lookup)].notes.contacts[Int(place.contact)]
      guard let kept = contact.number(at: Int(place.number)) else { continue }
      if kept.text == caller {
        names.exact.insert(contact.name)
        names.lastDigits.insert(contact.name)
      } else if isLong, Tail(of: kept.text) == tail {
        names.lastDigits.insert(contact.name)
      }
    }
    return names
  }
}

extension SearchRun {
  /// What the PBX would keep of each known caller, for the report.
  public var phonebook: ReportedList<PhonebookEntry> {
    let kept = scope.knownCallers.filter { !$0.isShared && contact(of: $0) != nil }
    return ReportedList(count: kept.count) { place in
      let scenario = kept[place]
      guard let contact = contact(of: scenario) else {
        preconditionFailure("only callers whose contact is kept are in the list")
      }
      return entry(contact, scenario)
    }
  }

  /// The one contact that a known caller's lookup has found; nil if it cannot be told.
  private func contact(of scenario: Scenario) -> KeptContact? {
    guard let lookup = lookup(scenario.searchAsk), lookup.faults.isEmpty,
      lookup.notes.contacts.count == 1
    else { return nil }
    return lookup.notes.contacts[0]
  }

  private func entry(_ contact: KeptContact, _ scenario: Scenario) -> PhonebookEntry {
    let number = scenario.searchAsk.text
    let shown = redactor.redact(value: contact.name)
    let names = names.names(for: number)
    return PhonebookEntry(
      scenario: scenario.name.value, name: shown,
      numbers: contact.numbers.map { redactor.redact(value: $0.text) },
      exact: display(names.exact, besides: contact.name, shown),
      lastDigits: display(names.lastDigits, besides: contact.name, shown))
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
