// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// A field and the value it must have.
public struct ExpectedField: Sendable {
  private let content: Content

  /// A value that the file has word for word takes a third of the room, and most are such.
  private enum Content {
    case written(WrittenField)
    indirect case any(ContactField, ExpectedValue, nameSpan: SourceSpan)
  }

  /// A field and its value.
  public init(field: ContactField, value: ExpectedValue, nameSpan: SourceSpan) {
    if let written = WrittenField(field, value, nameSpan) {
      content = .written(written)
    } else {
      content = .any(field, value, nameSpan: nameSpan)
    }
  }

  /// The field.
  public var field: ContactField {
    switch content {
    case .written(let written): written.field
    case .any(let field, _, _): field
    }
  }

  /// What its value must be.
  public var value: ExpectedValue {
    switch content {
    case .written(let written): written.value
    case .any(_, let value, _): value
    }
  }

  /// Where the field's name stands.
  public var nameSpan: SourceSpan {
    switch content {
    case .written(let written): written.nameSpan
    case .any(_, _, let nameSpan): nameSpan
    }
  }
}

/// A field whose value is a text without `{{` that stands in the file as it reads: its text is made
/// when it is asked for.
private struct WrittenField {
  private let source: SourceText
  private let text: Place
  private let whole: Place
  private let name: Place
  private let literal: ExpectedScalar.Literal
  let field: ContactField

  /// A range of bytes of the file.
  private struct Place {
    private let lower: UInt32
    private let upper: UInt32

    init?(_ range: Range<Int>) {
      guard let lower = UInt32(exactly: range.lowerBound),
        let upper = UInt32(exactly: range.upperBound)
      else { return nil }
      (self.lower, self.upper) = (lower, upper)
    }

    var range: Range<Int> { Int(lower)..<Int(upper) }
  }

  /// Nil if it is anything else.
  init?(_ field: ContactField, _ value: ExpectedValue, _ nameSpan: SourceSpan) {
    guard case .equal(let scalar) = value.matcher, scalar.template.isPlain,
      let text = scalar.template.source.verbatimRange.flatMap(Place.init),
      let whole = Place(value.span.range), let name = Place(nameSpan.range)
    else { return nil }
    source = scalar.template.source.source
    guard value.span.source == source, nameSpan.source == source else { return nil }
    (self.text, self.whole, self.name) = (text, whole, name)
    literal = scalar.literal
    self.field = field
  }

  var value: ExpectedValue {
    let template = PBXTemplate(plain: SourceSlice(text.range, of: source))
    return ExpectedValue(
      .equal(ExpectedScalar(template, literal)), at: SourceSpan(whole.range, in: source))
  }

  var nameSpan: SourceSpan { SourceSpan(name.range, in: source) }
}
