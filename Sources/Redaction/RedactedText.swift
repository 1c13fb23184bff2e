// SPDX-License-Identifier: Apache-2.0

/// Text that may be written to a file, a report, a log or a terminal.
///
/// It comes from three places only: a literal of this program, a ``Redactor``, or text that the
/// author of a contract wrote. There is no way to make one from the bytes of an exchange without a
/// redactor, so the compiler finds the place where somebody forgot.
public struct RedactedText: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The text, safe to show.
  public let text: String

  /// Made by ``Redactor`` and by interpolation, never by other modules.
  init(safe text: String) {
    self.text = text
  }

  /// Text that stands in a contract, a template or a command line: its author can read it anyway.
  ///
  /// Never pass text of an answer or of a secret source here; that is what ``Redactor`` is for.
  public init(authored text: String) {
    self.text = text
  }

  /// Text of a results file or a recording that this program wrote, read again.
  public init(restored text: String) {
    self.text = text
  }

  /// The text itself.
  public var description: String { text }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { text.isEmpty }

  /// Order of the texts, by Unicode scalar.
  public static func < (left: RedactedText, right: RedactedText) -> Bool { left.text < right.text }

  /// The two texts, one behind the other.
  public static func + (left: RedactedText, right: RedactedText) -> RedactedText {
    RedactedText(safe: left.text + right.text)
  }
}

extension RedactedText: ExpressibleByStringInterpolation {
  /// A literal of this program.
  public init(stringLiteral value: StaticString) {
    text = value.description
  }

  /// A literal of this program with safe parts in it.
  public init(stringInterpolation: Interpolation) {
    text = stringInterpolation.text
  }

  /// Collects the parts of an interpolated literal: safe texts, numbers, and authored text.
  public struct Interpolation: StringInterpolationProtocol {
    var text = ""

    /// Starts an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    /// Adds a literal part.
    public mutating func appendLiteral(_ literal: StaticString) {
      text += literal.description
    }

    /// Adds text that is safe already.
    public mutating func appendInterpolation(_ part: RedactedText) {
      text += part.text
    }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      text += number.description
    }

    /// Adds text that the author of a contract wrote; never text of an exchange.
    public mutating func appendInterpolation(authored part: String) {
      text += part
    }
  }
}

extension Sequence where Element == RedactedText {
  /// The texts in one, with a separator between them.
  public func joined(separator: RedactedText = "") -> RedactedText {
    RedactedText(safe: map(\.text).joined(separator: separator.text))
  }
}
