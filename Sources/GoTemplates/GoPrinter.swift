// SPDX-License-Identifier: Apache-2.0

/// Prints values as Go's `fmt` does (`fmt/print.go`, `fmt/format.go`, release 1.19).
struct GoPrinter {
  /// The flags, width and precision of one directive.
  struct Directive {
    var sharp = false
    var plus = false
    var minus = false
    var space = false
    var zero = false
    /// `%#v` prints Go syntax; `%+v` differs only for structures, which templates never see.
    var isGoSyntax = false
    var width: Int?
    var precision: Int?
  }

  /// Widths and precisions beyond it are refused, as in Go.
  static let largestNumber = 1_000_000

  let limit: Int
  var output: [UInt8] = []
  var directive = Directive()

  init(limit: Int) { self.limit = limit }

  /// Once the limit is reached nothing more is written: the evaluator reports it.
  mutating func write(_ bytes: some Collection<UInt8>) {
    let room = limit - output.count
    guard room > 0 else { return }
    output += bytes.prefix(room)
  }

  mutating func write(_ text: String) { write(text.utf8) }

  /// Writes padded to the width; widths count scalars.
  mutating func pad(_ bytes: [UInt8]) {
    let missing = (directive.width ?? 0) - ByteText.scalarCount(bytes)
    guard missing > 0 else { return write(bytes) }
    if directive.minus {
      write(bytes)
      writePadding(missing)
    } else {
      writePadding(missing)
      write(bytes)
    }
  }

  mutating func writePadding(_ count: Int) {
    guard count > 0 else { return }
    write(repeatElement(UInt8(ascii: directive.zero ? "0" : " "), count: count))
  }

  /// Prints one value under a verb.
  mutating func printArgument(_ value: Value, _ verb: Unicode.Scalar) {
    switch verb {
    case "T" where !value.isAbsent && !value.isNull:
      printText(Array(value.dynamicType.utf8), "s", type: "string")
    case "p": printPointer(value)
    case "w": badVerb(verb, value)
    default: printValue(value, verb)
    }
  }

  private mutating func printValue(_ value: Value, _ verb: Unicode.Scalar) {
    switch value.content {
    case .absent, .null:
      if verb == "v" || verb == "T" { pad(Array("<nil>".utf8)) } else { badVerb(verb, value) }
    case .bool(let flag):
      guard verb == "t" || verb == "v" else { return badVerb(verb, value) }
      pad(Array((flag ? "true" : "false").utf8))
    case .integer(let number, _):
      if !printInteger(number, verb, value) { badVerb(verb, value) }
    case .float(let number):
      if !printFloat(number, verb) { badVerb(verb, value) }
    case .complex(let real, let imaginary):
      printComplex(real, imaginary, verb, value)
    case .string(let bytes): printString(bytes, verb, value)
    case .list(let elements): printList(elements, verb)
    case .map(let entries):
      printMap(value.dynamicType, entries.mapValues { Value(wrapping: $0, isBoxed: true) }, verb)
    case .strings(let entries):
      printMap(value.dynamicType, entries.mapValues { Value($0) }, verb)
    }
  }

  private mutating func printPointer(_ value: Value) {
    switch value.content {
    case .list, .map, .strings: pad(Array("0xc000010000".utf8))
    default: badVerb("p", value)
    }
  }

  private mutating func printList(_ elements: ArraySlice<TemplateValue>, _ verb: Unicode.Scalar) {
    write(directive.isGoSyntax ? "[]interface {}{" : "[")
    for (index, element) in elements.enumerated() {
      if output.count >= limit { return }
      if index > 0 { write(directive.isGoSyntax ? ", " : " ") }
      printElement(Value(wrapping: element, isBoxed: true), verb)
    }
    write(directive.isGoSyntax ? "}" : "]")
  }

  private mutating func printMap(
    _ type: String, _ entries: [String: Value], _ verb: Unicode.Scalar
  ) {
    write(directive.isGoSyntax ? "\(type){" : "map[")
    let keys = entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for (index, key) in keys.enumerated() {
      if output.count >= limit { return }
      if index > 0 { write(directive.isGoSyntax ? ", " : " ") }
      printElement(Value(key), verb)
      write(":")
      printElement(entries[key] ?? .null, verb)
    }
    write(directive.isGoSyntax ? "}" : "]")
  }

  /// A null inside of a list or object is shown under every verb.
  private mutating func printElement(_ value: Value, _ verb: Unicode.Scalar) {
    guard value.isNull || value.isAbsent else { return printValue(value, verb) }
    write(directive.isGoSyntax ? "interface {}(nil)" : "<nil>")
  }

  /// Says that a verb does not fit, with the type and the value.
  mutating func badVerb(_ verb: Unicode.Scalar, _ value: Value) {
    write("%!\(verb)(")
    if value.isAbsent || value.isNull {
      write("<nil>")
    } else {
      write(value.dynamicType + "=")
      printValue(value, "v")
    }
    write(")")
  }
}
