// SPDX-License-Identifier: Apache-2.0

/// Reads what a command has been given, one parameter after the other.
///
/// A command says what it takes by reading it, in its initialiser. That runs twice: first to find out
/// what parameters there are, with nothing given; then with the values that stand on the line. So
/// a parameter is written down once, with its type, and nothing is found out by reflection, which would
/// take longer than asking a CRM.
public struct ArgumentReader {
  private(set) var parameters: [Parameter] = []
  /// The texts of each parameter, in the order they are read; nil while nothing is given yet.
  private let given: [[String]]?

  init(given: [[String]]? = nil) {
    self.given = given
  }

  /// Whether a flag is set.
  public mutating func flag(_ parameter: Parameter) -> Bool {
    !take(parameter).isEmpty
  }

  /// The last text that an option or argument has been given; nil if there is none.
  public mutating func text(_ parameter: Parameter) -> String? {
    take(parameter).last
  }

  /// The last text that an option has been given, or the one that holds otherwise.
  public mutating func text(_ parameter: Parameter, or standard: String) -> String {
    var parameter = parameter
    parameter.standard = standard
    return take(parameter).last ?? standard
  }

  /// The text of an argument that must be there.
  public mutating func required(_ parameter: Parameter) -> String {
    var parameter = parameter
    parameter.isRequired = true
    return take(parameter).last ?? ""
  }

  /// Every text that an option has been given.
  public mutating func texts(_ parameter: Parameter) -> [String] {
    var parameter = parameter
    parameter.repeats = true
    return take(parameter)
  }

  /// The texts of an argument that must be there at least once.
  public mutating func requiredTexts(_ parameter: Parameter) -> [String] {
    var parameter = parameter
    parameter.isRequired = true
    parameter.repeats = true
    return take(parameter)
  }

  /// The value that `read` makes of an option's text; nil if the option is not given.
  public mutating func value<Value>(
    _ parameter: Parameter, _ read: (String) -> Value?
  ) throws(UsageError) -> Value? {
    var value: Value?
    for text in take(parameter) {
      guard let found = read(text) else { throw UsageError(text, isInvalidFor: parameter) }
      value = found
    }
    return value
  }

  private mutating func take(_ parameter: Parameter) -> [String] {
    parameters.append(parameter)
    guard let given else { return [] }
    precondition(given.count >= parameters.count, "a command reads what it did not announce")
    return given[parameters.count - 1]
  }
}
