// SPDX-License-Identifier: Apache-2.0

/// A sentence that tells apart its own words from those of a document or a person.
///
/// On a terminal it is printed as it is. What goes into a report takes the foreign words through the
/// redactor first.
public struct ExplainedText: Sendable, Hashable {
  /// A stretch of the sentence.
  public enum Piece: Sendable, Hashable {
    /// Words of this program.
    case authored(String)
    /// Words of a document, a path or a template.
    case foreign(String)
  }

  /// The stretches in their order.
  public let pieces: [Piece]

  /// The whole sentence.
  public var plain: String {
    pieces.map { piece in
      switch piece {
      case .authored(let text), .foreign(let text): text
      }
    }.joined()
  }

  /// A foreign text in single quotes.
  static func quoted(_ text: String) -> ExplainedText { "'\(foreign: text)'" }

  /// Sentences in one, with something between them.
  static func joined(_ texts: [ExplainedText], by separator: String = ", ") -> ExplainedText {
    let pieces = texts.flatMap { [.authored(separator)] + $0.pieces }
    return ExplainedText(pieces: Array(pieces.dropFirst()))
  }
}

extension ExplainedText: ExpressibleByStringInterpolation {
  /// Puts a sentence together: `"\(foreign: key) is a text"`.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    /// An empty sentence.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds words of this program.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.authored(literal)) }
    }

    /// Adds words of somebody else.
    public mutating func appendInterpolation(foreign text: String) {
      pieces.append(.foreign(text))
    }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: Int) {
      pieces.append(.authored(String(number)))
    }

    /// Adds a sentence.
    public mutating func appendInterpolation(_ text: ExplainedText) {
      pieces += text.pieces
    }
  }

  /// A sentence without foreign words.
  public init(stringLiteral value: String) { self.init(pieces: [.authored(value)]) }

  /// A sentence in pieces.
  public init(stringInterpolation: StringInterpolation) {
    self.init(pieces: stringInterpolation.pieces)
  }
}
