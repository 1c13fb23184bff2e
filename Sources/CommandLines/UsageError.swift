// SPDX-License-Identifier: Apache-2.0

/// Why a command line cannot be understood.
public struct UsageError: Error, Equatable {
  /// What is wrong, as a sentence.
  public let message: String
  /// The parameter it is about, whose help is shown.
  let parameter: Parameter?

  /// A mistake that no single parameter makes.
  public init(_ message: String) {
    self.init(message, about: nil)
  }

  init(_ message: String, about parameter: Parameter?) {
    self.message = message
    self.parameter = parameter
  }

  init(_ text: String, isInvalidFor parameter: Parameter) {
    let choices = parameter.choices.map { "'\($0)'" }
    let remedy =
      choices.count < 2
      ? ""
      : """
      . Please provide one of \(choices.dropLast().joined(separator: ", ")) or \
      \(choices[choices.count - 1]).
      """
    self.init("The value '\(text)' is invalid for '\(parameter.title)'\(remedy)", about: parameter)
  }

  init(missing parameter: Parameter) {
    self.init("Missing expected argument '\(parameter.title)'", about: parameter)
  }

  init(withoutValue parameter: Parameter) {
    self.init("Missing value for '\(parameter.title)'", about: parameter)
  }

  init(unknown option: String, among known: [String]) {
    let near = option.hasPrefix("--") ? Resemblance.nearest(to: option, among: known) : nil
    self.init("Unknown option '\(option)'" + (near.map { ". Did you mean '\($0)'?" } ?? ""))
  }

  init(unexpected texts: [String]) {
    let list = texts.map { "'\($0)'" }.joined(separator: ", ")
    self.init(
      texts.count == 1
        ? "Unexpected argument \(list)" : "\(texts.count) unexpected arguments: \(list)")
  }

  /// The message, the help of the parameter, and where to read on.
  ///
  /// `usage` says how to write the command; `command` stands in front of `--help`.
  func text(usage: String, command: String) -> String {
    let help =
      parameter.map { "Help:  \($0.kind == .argument ? $0.label : $0.title)  \($0.help)\n" } ?? ""
    return """
      Error: \(message)
      \(help)Usage: \(usage)
        See '\(command) --help' for more information.

      """
  }
}
