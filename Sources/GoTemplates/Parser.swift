// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Reads tokens into statements, as the parser of Go 1.19 does (`text/template/parse/parse.go`).
struct Parser {
  /// Deepest nesting of actions and parentheses; Go has no limit, but a stack does.
  static let deepestNesting = 200

  let slice: SourceSlice
  let bytes: [UInt8]
  let tokens: [Token]
  let functions: Set<String>
  var index = 0
  /// The last token that was looked at; Go takes its line for messages.
  var furthest = 0
  /// Variables that can be used here, by name.
  var variables = ["$"]
  var rangeDepth = 0
  var nesting = 0
  /// Where the blocks begin that are still open.
  var openActions: [Range<Int>] = []
  /// Where the action begins that is being read.
  var action: Range<Int>?
  var templates: [String: Block] = [:]

  /// The names of the main template and of those it defines, with their statements.
  static func parse(
    _ slice: SourceSlice, functions: Set<String>, syntax: TemplateSyntax
  ) throws(TemplateSyntaxError) -> ParsedTemplates {
    let bytes = Array(slice.text.utf8)
    var parser = Parser(
      slice: slice, bytes: bytes, tokens: Lexer.tokens(of: bytes, syntax: syntax),
      functions: functions)
    let main = try parser.mainTemplate()
    return ParsedTemplates(main: main, named: parser.templates)
  }

  private mutating func mainTemplate() throws(TemplateSyntaxError) -> Block {
    var main = Block()
    while peek().kind != .endOfText {
      let before = index
      if peek().kind == .leftDelimiter {
        action = next().range
        if nextNonSpace().kind == .define {
          try definition()
          continue
        }
        index = before
      }
      switch try textOrAction() {
      case .statement(let statement): main.statements.append(statement)
      case .nothing: break
      case .end(let ending): throw unexpectedEnding(ending)
      }
    }
    return main
  }

  /// Takes in a template by its name; a blank one never replaces another.
  mutating func add(_ body: Block, as name: String) throws(TemplateSyntaxError) {
    guard let old = templates[name], !old.isEmpty else {
      templates[name] = body
      return
    }
    if body.isEmpty { return }
    throw failure(
      "template: multiple definition of template \(GoQuoting.quote(Array(name.utf8)))",
      .redefinition)
  }

  func unexpectedEnding(_ ending: Ending, in context: String = "") -> TemplateSyntaxError {
    failure("unexpected \(ending.text)\(context)", .unexpectedToken, at: ending.range)
  }
}

/// What the parser found: the text itself and the templates defined in it.
struct ParsedTemplates: Sendable, Hashable {
  let main: Block
  let named: [String: Block]
}

/// What stopped a list of statements.
struct Ending {
  enum Kind { case end, `else` }

  let kind: Kind
  let range: Range<Int>

  var text: String { kind == .end ? "{{end}}" : "{{else}}" }
}

/// What one step of the parser yields.
enum ParsedStep {
  case statement(Statement)
  case nothing
  case end(Ending)
}
