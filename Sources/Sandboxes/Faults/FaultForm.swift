// SPDX-License-Identifier: Apache-2.0

/// How one fault is written on the command line.
struct FaultForm: Sendable {
  /// A fault as it can be written.
  let example: String
  /// How its value is written; the example if there is no value.
  let grammar: String
  /// One line of help.
  let summary: String
  /// The fault with a value, or without one; nil if it cannot have that.
  let read: @Sendable (Substring?) -> SandboxFault?

  var name: Substring { example.prefix { $0 != "=" } }

  /// A fault without a value.
  static func flag(_ name: String, _ fault: SandboxFault, _ summary: String) -> FaultForm {
    FaultForm(example: name, grammar: name, summary: summary) { $0 == nil ? fault : nil }
  }

  /// A fault with a value.
  static func value(
    _ example: String, _ grammar: String, _ summary: String,
    read: @escaping @Sendable (Substring) -> SandboxFault?
  ) -> FaultForm {
    FaultForm(example: example, grammar: grammar, summary: summary) { $0.flatMap(read) }
  }

  /// A fault whose value is one of a few words; without a standard it needs one.
  static func choice<Word: RawRepresentable<String> & CaseIterable & Sendable>(
    _ example: String, _ summary: String, standard: Word? = nil,
    _ fault: @escaping @Sendable (Word) -> SandboxFault
  ) -> FaultForm {
    let words = Word.allCases.map(\.rawValue)
    let name = example.prefix { $0 != "=" }
    let list = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    return FaultForm(example: example, grammar: "\(name)=\(list)", summary: summary) { value in
      guard let value else { return standard.map(fault) }
      return Word(rawValue: String(value)).map(fault)
    }
  }
}
