// SPDX-License-Identifier: Apache-2.0

/// The words of a command line, sorted by the parameters they belong to.
struct GivenArguments {
  /// The texts of each parameter; an empty one each time a flag is set.
  private(set) var values: [[String]]
  private(set) var asksForHelp = false
  private(set) var asksForVersion = false
  private let parameters: [Parameter]
  private var places: [String] = []
  /// The first mistake on the line.
  private var mistake: UsageError?

  init(_ words: [String], for parameters: [Parameter]) {
    self.parameters = parameters
    values = Array(repeating: [], count: parameters.count)
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        places += rest
        break
      } else if word.hasPrefix("--") {
        takeName(word, &rest)
      } else if Self.isOption(word) {
        takeLetters(word)
      } else {
        places.append(word)
      }
    }
    takePlaces()
  }

  /// The texts of each parameter, if the line holds what it must and nothing else.
  func checked() throws(UsageError) -> [[String]] {
    for (index, parameter) in parameters.enumerated()
    where parameter.isRequired && values[index].isEmpty {
      throw UsageError(missing: parameter)
    }
    if let mistake { throw mistake }
    if !places.isEmpty { throw UsageError(unexpected: places) }
    return values
  }

  /// A dash alone is a value: standard input, as a rule.
  private static func isOption(_ word: String) -> Bool {
    word.hasPrefix("-") && word.utf8.count > 1
  }

  /// `--name`, `--name value` or `--name=value`.
  private mutating func takeName(_ word: String, _ rest: inout ArraySlice<String>) {
    let equals = word.firstIndex(of: "=")
    let name = word[..<(equals ?? word.endIndex)].dropFirst(2)
    let value = equals.map { String(word[word.index(after: $0)...]) }
    if name == "help" { return asksForHelp = true }
    if name == "version" { return asksForVersion = true }
    guard let index = parameters.firstIndex(where: { $0.kind != .argument && $0.name == name })
    else {
      return note(UsageError(unknown: "--\(name)", among: names))
    }
    let parameter = parameters[index]
    if parameter.kind == .flag {
      values[index].append("")
      guard let value else { return }
      note(
        UsageError(
          "The option '\(parameter.title)' does not take any value, but '\(value)' was specified."))
    } else if let value {
      values[index].append(value)
    } else if let next = rest.first, !Self.isOption(next) {
      values[index].append(next)
      rest = rest.dropFirst()
    } else {
      note(UsageError(withoutValue: parameter))
    }
  }

  /// `-q`, or several flags as in `-qh`.
  private mutating func takeLetters(_ word: String) {
    for letter in word.dropFirst() {
      if letter == "h" {
        asksForHelp = true
      } else if let index = parameters.firstIndex(where: { $0.short == letter }) {
        values[index].append("")
      } else {
        return note(UsageError(unknown: "-\(letter)", among: []))
      }
    }
  }

  /// Gives each argument what stands in its place.
  private mutating func takePlaces() {
    for (index, parameter) in parameters.enumerated() where parameter.kind == .argument {
      let count = parameter.repeats ? places.count : min(1, places.count)
      values[index] = Array(places.prefix(count))
      places.removeFirst(count)
    }
  }

  private mutating func note(_ mistake: UsageError) {
    self.mistake = self.mistake ?? mistake
  }

  private var names: [String] {
    parameters.filter { $0.kind != .argument }.map { "--\($0.name)" } + ["--help", "--version"]
  }
}
