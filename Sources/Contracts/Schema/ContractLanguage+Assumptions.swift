// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PBXLanguage

extension ContractLanguage {
  /// `pbx.assume`, key by key as ``Assumption`` lists them.
  static let assumptions = MapShape(
    noun: "an assumption", keys: Assumption.allCases.map(key))

  private static func key(of assumption: Assumption) -> MapShape.Key {
    switch assumption {
    case .words: .init(assumption.rawValue, .names(words), assumption.question)
    case .names: .init(assumption.rawValue, .names(names), assumption.question)
    default: choice(of: assumption)
    }
  }

  private static func choice(of assumption: Assumption) -> MapShape.Key {
    let key = MapShape.Key(
      assumption.rawValue, .choice(assumption.values), assumption.question)
    return assumption.values.first.map { key.standard(.string($0)) } ?? key
  }

  private static let words = NamesShape(
    noun: "a word", plural: "words", value: .text(.name), example: "missed",
    allowed: PBXWord.allCases.map(\.rawValue), least: 1)

  private static let names = NamesShape(
    noun: "a name", plural: "names", value: .text(.variable), example: "ContactId",
    allowed: Assumption.settableNames, least: 1)
}
