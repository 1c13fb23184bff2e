// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import PBXEmulation
import PBXLanguage

/// A record as the PBX keeps it in its phonebook.
struct KeptContact: Sendable {
  /// A number, and the field it stands in.
  struct Number: Sendable {
    let text: String
    let field: ContactField
  }

  /// The contact type, by its position in the contract.
  let type: Int
  /// The record's id; empty if it has none.
  let id: String
  /// First and last name as the telephone shows them.
  let name: String
  // Nearly every contact has one number, which needs no list.
  private let first: Number?
  private let more: [Number]

  init(_ record: ScenarioCase.Record) {
    type = record.answer.step.type
    id = record.value(of: .contactsID)?.text ?? ""
    name = [ContactField.firstName, .lastName].compactMap { record.value(of: $0)?.text }
      .filter { !$0.isEmpty }.joined(separator: " ")
    var first: Number?
    var more: [Number] = []
    for field in Self.phoneFields {
      guard let text = record.value(of: field)?.text, !text.isEmpty else { continue }
      let number = Number(text: text, field: field)
      if first == nil { first = number } else { more.append(number) }
    }
    self.first = first
    self.more = more
  }

  private static let phoneFields = ContactField.allCases.filter(\.isPhoneNumber)

  /// The numbers that are kept, as they came.
  var numbers: [Number] { first.map { [$0] + more } ?? [] }

  /// The number at a place among them; nil if there is none.
  func number(at place: Int) -> Number? {
    place == 0 ? first : place <= more.count ? more[place - 1] : nil
  }
}
