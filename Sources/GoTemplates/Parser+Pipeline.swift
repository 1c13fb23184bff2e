// SPDX-License-Identifier: Apache-2.0

extension Parser {
  mutating func pipeline(_ context: String, until end: TokenKind) throws(TemplateSyntaxError)
    -> Pipeline
  {
    let first = peekNonSpace()
    var pipeline = Pipeline(place: Place(first.range))
    try declarations(into: &pipeline, context)
    while true {
      let token = nextNonSpace()
      if token.kind == end {
        try check(pipeline, context, end: token)
        pipeline.place = Place(
          first.range.lowerBound..<max(first.range.lowerBound, lastByte(before: token)))
        return pipeline
      }
      guard token.kind.beginsCommand else { throw unexpected(token, in: context) }
      back(to: token)
      pipeline.commands.append(try command())
    }
  }

  /// The end of what stands before a token, without blanks.
  private func lastByte(before token: Token) -> Int {
    var end = token.range.lowerBound
    while end > 0, Lexer.isSpace(bytes[end - 1]) { end -= 1 }
    return end
  }

  private mutating func declarations(into pipeline: inout Pipeline, _ context: String)
    throws(TemplateSyntaxError)
  {
    while peekNonSpace().kind == .variable {
      let variable = next()
      let following = peekNonSpace()
      let isComma = following.kind == .character && text(of: following) == ","
      guard following.kind == .assign || following.kind == .declare || isComma else {
        back(to: variable)
        return
      }
      _ = nextNonSpace()
      pipeline.declarations.append(text(of: variable))
      variables.append(text(of: variable))
      guard isComma else {
        pipeline.isAssignment = following.kind == .assign
        return
      }
      guard context == "range", pipeline.declarations.count < 2 else {
        throw failure(
          "too many declarations in \(context)", .unexpectedToken, at: following.range)
      }
      switch peekNonSpace().kind {
      case .variable, .rightDelimiter, .rightParenthesis: continue
      default: throw failure("range can only initialize variables", .unexpectedToken)
      }
    }
  }

  private func check(_ pipeline: Pipeline, _ context: String, end: Token)
    throws(TemplateSyntaxError)
  {
    guard !pipeline.commands.isEmpty else {
      let opening = action?.lowerBound ?? end.range.lowerBound
      throw failure(
        "missing value for \(context)", .missingValue, at: opening..<end.range.upperBound)
    }
    for (index, command) in pipeline.commands.enumerated().dropFirst()
    where command.operands.first?.isConstant == true {
      throw failure(
        "non executable command in pipeline stage \(index + 1)", .nonExecutable,
        at: command.place.range)
    }
  }

  private mutating func command() throws(TemplateSyntaxError) -> Command {
    let start = peekNonSpace().range.lowerBound
    var operands: [Operand] = []
    while true {
      _ = peekNonSpace()
      if let operand = try operand() { operands.append(operand) }
      let token = next()
      switch token.kind {
      case .space: continue
      case .rightDelimiter, .rightParenthesis: back(to: token)
      case .pipe: break
      default: throw unexpected(token, in: "operand")
      }
      guard let last = operands.last else { throw failure("empty command", .missingValue) }
      return Command(operands: operands, place: Place(start..<last.place.range.upperBound))
    }
  }

  private mutating func operand() throws(TemplateSyntaxError) -> Operand? {
    guard let term = try term() else { return nil }
    let anchor = peek().range.lowerBound
    var names: [String] = []
    var end = term.place.range.upperBound
    while peek().kind == .field {
      let token = next()
      names.append(String(text(of: token).dropFirst()))
      end = token.range.upperBound
    }
    guard !names.isEmpty else { return term }
    let place = Place(term.place.range.lowerBound..<end, anchor: anchor)
    switch term.kind {
    case .field(let first): return Operand(kind: .field(first + names), place: place)
    case .variable(let name, let first):
      return Operand(kind: .variable(name, first + names), place: place)
    case .bool, .string, .number, .nil, .dot:
      let written = GoQuoting.quote(Array(term.text.utf8))
      throw failure("unexpected . after term \(written)", .unexpectedToken, at: place.range)
    default: return Operand(kind: .chain(term, names), place: place)
    }
  }

  private mutating func term() throws(TemplateSyntaxError) -> Operand? {
    let token = nextNonSpace()
    let kind: Operand.Kind
    switch token.kind {
    case .identifier: kind = .function(try knownFunction(token))
    case .dot: kind = .dot
    case .nil: kind = .nil
    case .bool: kind = .bool(text(of: token) == "true")
    case .variable: kind = .variable(try knownVariable(token), [])
    case .field: kind = .field([String(text(of: token).dropFirst())])
    case .characterConstant, .complex, .number: kind = .number(try number(token))
    case .string, .rawString: kind = try string(token)
    case .leftParenthesis: return try parenthesized(token)
    default:
      back(to: token)
      return nil
    }
    return Operand(kind: kind, place: Place(token.range))
  }

  private mutating func parenthesized(_ token: Token) throws(TemplateSyntaxError) -> Operand {
    let value = try nested(openActions.last ?? token.range) { parser throws(TemplateSyntaxError) in
      try parser.pipeline("parenthesized pipeline", until: .rightParenthesis)
    }
    let range = token.range.lowerBound..<tokens[index - 1].range.upperBound
    return Operand(
      kind: .pipeline(value), place: Place(range, anchor: value.place.anchor))
  }

  private func knownFunction(_ token: Token) throws(TemplateSyntaxError) -> String {
    let name = text(of: token)
    guard functions.contains(name) else {
      throw failure("function \"\(name)\" not defined", .undefinedFunction, at: token.range)
    }
    return name
  }

  private func knownVariable(_ token: Token) throws(TemplateSyntaxError) -> String {
    let name = text(of: token)
    guard variables.contains(name) else {
      throw failure("undefined variable \"\(name)\"", .undefinedVariable, at: token.range)
    }
    return name
  }

  private func number(_ token: Token) throws(TemplateSyntaxError) -> NumberLiteral {
    do throws(LiteralProblem) {
      switch token.kind {
      case .characterConstant: return try .character(text(of: token))
      case .complex: return try .complex(text(of: token))
      default: return try .plain(text(of: token))
      }
    } catch {
      throw failure(error.message, error.class, at: token.range)
    }
  }

  private func string(_ token: Token) throws(TemplateSyntaxError) -> Operand.Kind {
    guard let value = GoQuoting.unquote(bytes[token.range]) else {
      throw failure("invalid syntax", .badNumber, at: token.range)
    }
    return .string(value, written: text(of: token))
  }
}
