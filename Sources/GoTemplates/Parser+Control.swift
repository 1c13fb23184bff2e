// SPDX-License-Identifier: Apache-2.0

extension Parser {
  mutating func textOrAction() throws(TemplateSyntaxError) -> ParsedStep {
    let token = nextNonSpace()
    switch token.kind {
    case .text: return .statement(.text(Array(bytes[token.range])))
    case .leftDelimiter:
      action = token.range
      defer { action = nil }
      return try actionStep(from: token.range)
    default: throw unexpected(token, in: "input")
    }
  }

  private mutating func actionStep(from opening: Range<Int>) throws(TemplateSyntaxError)
    -> ParsedStep
  {
    let token = nextNonSpace()
    switch token.kind {
    case .if, .with, .range, .block:
      return try nested(opening.lowerBound..<token.range.upperBound) {
        parser throws(TemplateSyntaxError) in
        .statement(try parser.compound(token.kind))
      }
    case .break, .continue: return .statement(try loopControl(token))
    case .template: return .statement(try templateCall())
    case .end: return .end(Ending(kind: .end, range: try closing(opening, "end")))
    case .else: return try elseStep(from: opening)
    default:
      back(to: token)
      return .statement(.action(try pipeline("command", until: .rightDelimiter)))
    }
  }

  private mutating func compound(_ kind: TokenKind) throws(TemplateSyntaxError) -> Statement {
    switch kind {
    case .if: try branch(.if)
    case .with: try branch(.with)
    case .range: try branch(.range)
    default: try blockDefinition()
    }
  }

  private mutating func closing(_ opening: Range<Int>, _ context: String)
    throws(TemplateSyntaxError) -> Range<Int>
  {
    let token = try expect(.rightDelimiter, in: context)
    return opening.lowerBound..<token.range.upperBound
  }

  /// An `if` behind `else` is left for the branch that it belongs to.
  private mutating func elseStep(from opening: Range<Int>) throws(TemplateSyntaxError)
    -> ParsedStep
  {
    let following = peekNonSpace()
    if following.kind == .if {
      return .end(Ending(kind: .else, range: opening.lowerBound..<following.range.upperBound))
    }
    return .end(Ending(kind: .else, range: try closing(opening, "else")))
  }

  private mutating func loopControl(_ token: Token) throws(TemplateSyntaxError) -> Statement {
    let name = "{{\(text(of: token))}}"
    let following = nextNonSpace()
    guard following.kind == .rightDelimiter else { throw unexpected(following, in: name) }
    guard rangeDepth > 0 else {
      throw failure("\(name) outside {{range}}", .loopControl, at: token.range)
    }
    return token.kind == .break ? .break : .continue
  }

  /// Runs one level deeper, and remembers what must still be closed.
  mutating func nested<Result>(
    _ opening: Range<Int>,
    _ body: (inout Parser) throws(TemplateSyntaxError) -> Result
  ) throws(TemplateSyntaxError) -> Result {
    guard nesting < Self.deepestNesting else {
      throw failure("actions are nested too deeply", .nesting, at: opening)
    }
    nesting += 1
    openActions.append(opening)
    defer {
      nesting -= 1
      _ = openActions.popLast()
    }
    return try body(&self)
  }

  private mutating func branch(_ kind: Branch.Kind) throws(TemplateSyntaxError) -> Statement {
    let scope = variables.count
    defer { variables.removeSubrange(min(scope, variables.count)...) }
    let pipeline = try pipeline(kind.rawValue, until: .rightDelimiter)
    rangeDepth += kind == .range ? 1 : 0
    let (body, ending) = try statements()
    rangeDepth -= kind == .range ? 1 : 0
    var alternative: Block?
    if ending.kind == .else { alternative = try elseBody(of: kind) }
    return .branch(
      Branch(kind: kind, pipeline: pipeline, body: body, alternative: alternative))
  }

  private mutating func elseBody(of kind: Branch.Kind) throws(TemplateSyntaxError) -> Block {
    if kind == .if, peek().kind == .if {
      let token = next()
      // One {{end}} closes the whole chain.
      return try nested(token.range) { parser throws(TemplateSyntaxError) in
        Block(statements: [try parser.branch(.if)])
      }
    }
    let (body, ending) = try statements()
    guard ending.kind == .end else {
      throw failure("expected end; found \(ending.text)", .unexpectedToken, at: ending.range)
    }
    return body
  }

  /// Statements up to an `{{end}}` or `{{else}}`.
  private mutating func statements() throws(TemplateSyntaxError) -> (Block, Ending) {
    var block = Block()
    while peekNonSpace().kind != .endOfText {
      switch try textOrAction() {
      case .statement(let statement): block.statements.append(statement)
      case .nothing: break
      case .end(let ending): return (block, ending)
      }
    }
    throw failure("unexpected EOF", .unexpectedEnd, at: openActions.last)
  }

  mutating func definition() throws(TemplateSyntaxError) {
    let opening = action ?? 0..<0
    let name = try templateName(nextNonSpace(), in: "define clause")
    _ = try expect(.rightDelimiter, in: "define clause")
    action = nil
    try add(try body(of: "define clause", from: opening), as: name)
  }

  private mutating func blockDefinition() throws(TemplateSyntaxError) -> Statement {
    let token = nextNonSpace()
    let name = try templateName(token, in: "block clause")
    let pipeline = try pipeline("block clause", until: .rightDelimiter)
    try add(try body(of: "block clause", from: token.range), as: name)
    return .call(
      TemplateCall(name: name, pipeline: pipeline, place: Place(token.range)))
  }

  /// The statements of a template of its own, which sees no variables from outside.
  private mutating func body(of context: String, from opening: Range<Int>)
    throws(TemplateSyntaxError) -> Block
  {
    let outside = (variables, rangeDepth)
    variables = ["$"]
    rangeDepth = 0
    defer { (variables, rangeDepth) = outside }
    let (body, ending) = try nested(opening) { parser throws(TemplateSyntaxError) in
      try parser.statements()
    }
    guard ending.kind == .end else {
      throw unexpectedEnding(ending, in: " in \(context)")
    }
    return body
  }

  private mutating func templateCall() throws(TemplateSyntaxError) -> Statement {
    let token = nextNonSpace()
    let name = try templateName(token, in: "template clause")
    var value: Pipeline?
    let following = nextNonSpace()
    if following.kind != .rightDelimiter {
      back(to: following)
      value = try pipeline("template clause", until: .rightDelimiter)
    }
    return .call(TemplateCall(name: name, pipeline: value, place: Place(token.range)))
  }

  private func templateName(_ token: Token, in context: String) throws(TemplateSyntaxError)
    -> String
  {
    guard token.kind == .string || token.kind == .rawString else {
      throw unexpected(token, in: context)
    }
    guard let name = GoQuoting.unquote(bytes[token.range]) else {
      throw failure("invalid syntax", .badNumber, at: token.range)
    }
    return String(decoding: name, as: UTF8.self)
  }
}
