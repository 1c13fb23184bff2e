// SPDX-License-Identifier: Apache-2.0

import CommandLines
import PBXLanguage
import Redaction

/// What the command line takes to be so of the PBX, as `pbx.assume` of a contract does.
enum AssumptionChoice {
  /// The assumptions that one word decides.
  static let choosable = Assumption.allCases.filter { !$0.values.isEmpty && $0 != .paths }

  /// The assumptions with what `--assume` sets.
  static func read(
    _ texts: [String], timeZone: String = "UTC"
  ) throws(ExitCode) -> PBXAssumptions {
    var assumptions = PBXAssumptions(timeZone: timeZone)
    for choice in try Assignment.read(texts, option: "--assume") {
      guard let assumption = choosable.first(where: { $0.rawValue == choice.name }) else {
        throw Ending.message(
          "there is no assumption '\(authored: choice.name)' about templates",
          help: "choose one of: \(authored: choosable.map(\.rawValue).joined(separator: ", "))",
          Ending.wrongUsage)
      }
      guard assumptions.set(assumption, to: choice.value) else {
        throw Ending.message(
          "'\(authored: assumption.rawValue)' cannot be '\(authored: choice.value)'",
          help: "choose one of: \(authored: assumption.values.joined(separator: ", "))",
          Ending.wrongUsage)
      }
    }
    return assumptions
  }
}

extension PBXAssumptions {
  /// The choice that is made; nil for an assumption that takes a map.
  func choice(for assumption: Assumption) -> String? {
    switch assumption {
    case .plus: plus.rawValue
    case .unset: unset.rawValue
    case .utcFlag: utcFlag.rawValue
    case .zone: zone.rawValue
    case .quotes: quotes.rawValue
    case .paths: paths.rawValue
    case .words, .names: nil
    }
  }

  /// Makes a choice, and returns whether there is such a one.
  fileprivate mutating func set(_ assumption: Assumption, to value: String) -> Bool {
    switch assumption {
    case .plus: Self.set(&plus, to: value)
    case .unset: Self.set(&unset, to: value)
    case .utcFlag: Self.set(&utcFlag, to: value)
    case .zone: Self.set(&zone, to: value)
    case .quotes: Self.set(&quotes, to: value)
    case .paths: Self.set(&paths, to: value)
    case .words, .names: false
    }
  }

  private static func set<Choice: RawRepresentable<String>>(
    _ choice: inout Choice, to value: String
  ) -> Bool {
    guard let chosen = Choice(rawValue: value) else { return false }
    choice = chosen
    return true
  }
}
