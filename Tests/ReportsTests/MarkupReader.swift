// SPDX-License-Identifier: Apache-2.0

/// A small strict reader of the markup this program writes: XML, and HTML with its void elements.
///
/// It knows no more than is needed to say that a document is well formed and what is in it; what
/// it does not know is an error, so that no view can hide anything from the tests.
struct MarkupReader {
  struct Element {
    let name: String
    let attributes: [String: String]
    let depth: Int
  }

  struct Malformed: Error {
    let reason: String
    let offset: Int
  }

  private(set) var elements: [Element] = []
  private(set) var text = ""
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var open: [String] = []
  private static let void: Set<String> = ["meta", "br"]

  init(_ markup: String) throws {
    scalars = Array(markup.unicodeScalars)
    while position < scalars.count {
      if scalars[position] == "<" { try readTag() } else { text += try content(until: "<") }
    }
    guard open.isEmpty else { throw malformed("<\(open.last ?? "")> is not closed") }
  }

  private mutating func readTag() throws {
    position += 1
    if take("?") || take("!doctype html") {
      _ = try raw(until: ">")
      return
    }
    if take("/") {
      let name = try raw(until: ">")
      guard open.popLast() == name else { throw malformed("</\(name)> closes nothing") }
      return
    }
    let name = word()
    var attributes: [String: String] = [:]
    while position < scalars.count, scalars[position] == " " {
      position += 1
      let key = word()
      guard take("=\"") else { throw malformed("attribute '\(key)' without a value") }
      guard attributes.updateValue(try content(until: "\""), forKey: key) == nil else {
        throw malformed("attribute '\(key)' twice")
      }
      position += 1
    }
    elements.append(Element(name: name, attributes: attributes, depth: open.count))
    if take("/>") || (take(">") && Self.void.contains(name)) { return }
    open.append(name)
    // A style sheet is raw text in HTML.
    if name == "style" { _ = try content(until: "<") }
  }

  private mutating func content(until end: Unicode.Scalar) throws -> String {
    var result = String.UnicodeScalarView()
    while position < scalars.count, scalars[position] != end {
      let scalar = scalars[position]
      position += 1
      switch scalar {
      case "<": throw malformed("a bare '<'")
      case "&": result.append(try reference())
      case "\n", "\t": result.append(scalar)
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": throw malformed("a character XML has not")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private mutating func reference() throws -> Unicode.Scalar {
    let name = try raw(until: ";")
    let known: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'",
    ]
    guard let scalar = known[name] else { throw malformed("unknown reference '&\(name);'") }
    return scalar
  }

  /// The text up to a character, which is passed over.
  private mutating func raw(until end: Unicode.Scalar) throws -> String {
    var result = String.UnicodeScalarView()
    while position < scalars.count, scalars[position] != end {
      result.append(scalars[position])
      position += 1
    }
    guard position < scalars.count else { throw malformed("'\(end)' is missing") }
    position += 1
    return String(result)
  }

  private mutating func word() -> String {
    var result = String.UnicodeScalarView()
    while position < scalars.count,
      scalars[position].properties.isAlphabetic
        || "-0123456789".unicodeScalars.contains(scalars[position])
    {
      result.append(scalars[position])
      position += 1
    }
    return String(result)
  }

  private mutating func take(_ wanted: String) -> Bool {
    let wanted = Array(wanted.unicodeScalars)
    guard scalars[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  private func malformed(_ reason: String) -> Malformed {
    Malformed(reason: reason, offset: position)
  }
}
