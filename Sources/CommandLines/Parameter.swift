// SPDX-License-Identifier: Apache-2.0

/// One thing that a command reads from its line: an argument, an option with a value, or a flag.
public struct Parameter: Sendable, Equatable {
  enum Kind: Sendable {
    case argument, option, flag
  }

  let kind: Kind
  /// Without the dashes.
  let name: String
  /// The letter that stands for the name; nil for most.
  var short: Character?
  /// What the help calls the value.
  let valueName: String
  let help: String
  /// The only values there are; none if there are too many to list.
  var choices: [String] = []
  /// What holds if nothing is given, as one would write it.
  var standard: String?
  var isRequired = false
  var repeats = false

  /// What is known by its place.
  public static func argument(_ name: String, help: String) -> Parameter {
    Parameter(kind: .argument, name: name, valueName: name, help: help)
  }

  /// A name with a value behind it: `--out folder` or `--out=folder`.
  ///
  /// The help calls the value by the option's name, if `value` does not say otherwise. It lists
  /// `choices`, as the answer to any other value does, and what holds without the option (`standard`).
  public static func option(
    _ name: String, value: String? = nil, choices: [String] = [], standard: String? = nil,
    help: String
  ) -> Parameter {
    Parameter(
      kind: .option, name: name, valueName: value ?? name, help: help, choices: choices,
      standard: standard)
  }

  /// A name that stands for itself: `--quiet`.
  public static func flag(_ name: String, short: Character? = nil, help: String) -> Parameter {
    Parameter(kind: .flag, name: name, short: short, valueName: "", help: help)
  }
}

extension Parameter {
  /// As messages name it: `--out <folder>`, `<contract>`, `<number> ...`.
  var title: String {
    switch kind {
    case .argument: "<\(valueName)>\(repeats ? " ..." : "")"
    case .option: "--\(name) <\(valueName)>"
    case .flag: "--\(name)"
    }
  }

  /// As the help lists it, with the letter that stands for it.
  var label: String {
    if kind == .argument { return "<\(valueName)>" }
    return short.map { "-\($0), \(title)" } ?? title
  }

  /// As the usage line has it: in brackets if it can be left out.
  var synopsis: String {
    if isRequired { return title }
    return kind == .option && repeats ? "[\(title) ...]" : "[\(title)]"
  }

  /// The help with the values that can be given, and the one that holds otherwise.
  var explanation: String {
    let values = choices.isEmpty ? nil : "values: \(choices.joined(separator: ", "))"
    let notes = [values, standard.map { "default: \($0)" }].compactMap(\.self)
    return notes.isEmpty ? help : "\(help) (\(notes.joined(separator: "; ")))"
  }
}
