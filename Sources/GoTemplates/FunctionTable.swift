// SPDX-License-Identifier: Apache-2.0

/// The functions that templates may call.
///
/// Names that are not in the table are errors when a template is read, as in Go.
public struct FunctionTable: Sendable {
  /// What an argument may be.
  public enum Parameter: Sendable, Hashable {
    /// A text; anything else, a missing value included, is an execution error as in Go.
    case text
    /// Any value; a missing one arrives as ``TemplateValue/null``.
    case any
  }

  /// A function that is not Go's own.
  public typealias Body =
    @Sendable (_ arguments: [TemplateValue]) throws(FunctionFailure) -> TemplateValue

  enum Entry: Sendable {
    case builtin(Builtin)
    case custom([Parameter], Body)
  }

  private(set) var entries: [String: Entry]

  /// The functions that every Go template has.
  public static let builtins = FunctionTable(
    entries: Dictionary(
      uniqueKeysWithValues: Builtin.allCases.map { ($0.rawValue, .builtin($0)) }))

  /// The table with one function more; a function of the same name is replaced.
  public func adding(
    _ name: String, taking parameters: [Parameter], body: @escaping Body
  ) -> FunctionTable {
    var table = self
    table.entries[name] = .custom(parameters, body)
    return table
  }

  /// The names that can be called.
  public var names: Set<String> { Set(entries.keys) }
}

/// Why a function gave no result.
public struct FunctionFailure: Error, Sendable, Hashable {
  /// The reason: lower case, no final period.
  public let message: String

  /// A failure with its reason.
  public init(_ message: String) { self.message = message }
}

/// Go's own functions.
enum Builtin: String, CaseIterable, Sendable {
  case and, call, eq, ge, gt, html, index, js, le, len, lt, ne, not, or, print, printf, println
  case slice, urlquery
}

/// What a function takes: fixed arguments, and the kind of any that follow.
struct Signature {
  enum Parameter { case value, any, text }

  let fixed: [Parameter]
  let rest: Parameter?

  /// The parameter at a position.
  func parameter(_ position: Int) -> Parameter {
    position < fixed.count ? fixed[position] : rest ?? .any
  }
}

extension FunctionTable.Entry {
  var signature: Signature {
    switch self {
    case .builtin(let builtin): builtin.signature
    case .custom(let parameters, _):
      Signature(fixed: parameters.map { $0 == .text ? .text : .any }, rest: nil)
    }
  }
}

extension Builtin {
  var signature: Signature {
    switch self {
    case .and, .or, .call, .index, .slice, .eq: Signature(fixed: [.value], rest: .value)
    case .len, .not: Signature(fixed: [.value], rest: nil)
    case .ge, .gt, .le, .lt, .ne: Signature(fixed: [.value, .value], rest: nil)
    case .html, .js, .print, .println, .urlquery: Signature(fixed: [], rest: .any)
    case .printf: Signature(fixed: [.text], rest: .any)
    }
  }
}
