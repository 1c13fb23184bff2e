// SPDX-License-Identifier: Apache-2.0

/// Reads a format: Go's `doPrintf`, with its explicit argument indexes.
extension GoPrinter {
  private struct Reading {
    let format: [UInt8]
    let values: [Value]
    var offset = 0
    var argument = 0
    var isReordered = false
    var isGoodArgument = true
    var isBehindIndex = false

    var byte: UInt8? { offset < format.count ? format[offset] : nil }
  }

  mutating func format(_ format: [UInt8], _ values: [Value]) {
    var reading = Reading(format: format, values: values)
    while let start = reading.byte, output.count < limit {
      if start != UInt8(ascii: "%") {
        let end = format[reading.offset...].firstIndex(of: UInt8(ascii: "%")) ?? format.count
        write(format[reading.offset..<end])
        reading.offset = end
        continue
      }
      reading.offset += 1
      printDirective(&reading)
    }
    if !reading.isReordered, reading.argument < values.count { printExtra(reading) }
  }

  private mutating func printDirective(_ reading: inout Reading) {
    directive = Directive()
    reading.isGoodArgument = true
    reading.isBehindIndex = false
    readFlags(&reading)
    readIndex(&reading)
    readWidth(&reading)
    readPrecision(&reading)
    if !reading.isBehindIndex { readIndex(&reading) }
    guard reading.byte != nil else { return write("%!(NOVERB)") }
    let (scalar, width) = ByteText.scalar(reading.format, at: reading.offset)
    let verb = scalar ?? "\u{FFFD}"
    reading.offset += width
    if verb == "%" { return write("%") }
    guard reading.isGoodArgument else { return write("%!\(verb)(BADINDEX)") }
    guard reading.argument < reading.values.count else { return write("%!\(verb)(MISSING)") }
    if verb == "v" {
      directive.isGoSyntax = directive.sharp
      directive.sharp = false
      directive.plus = false
    }
    printArgument(reading.values[reading.argument], verb)
    reading.argument += 1
  }

  private mutating func readFlags(_ reading: inout Reading) {
    while let byte = reading.byte {
      switch byte {
      case UInt8(ascii: "#"): directive.sharp = true
      case UInt8(ascii: "0"): directive.zero = !directive.minus
      case UInt8(ascii: "+"): directive.plus = true
      case UInt8(ascii: "-"):
        directive.minus = true
        directive.zero = false
      case UInt8(ascii: " "): directive.space = true
      default: return
      }
      reading.offset += 1
    }
  }

  private mutating func readWidth(_ reading: inout Reading) {
    guard reading.byte == UInt8(ascii: "*") else {
      directive.width = readNumber(&reading)
      if reading.isBehindIndex, directive.width != nil { reading.isGoodArgument = false }
      return
    }
    reading.offset += 1
    directive.width = integerArgument(&reading)
    if let width = directive.width {
      if width < 0 {
        directive.width = -width
        directive.minus = true
        directive.zero = false
      }
    } else {
      write("%!(BADWIDTH)")
    }
    reading.isBehindIndex = false
  }

  private mutating func readPrecision(_ reading: inout Reading) {
    // Go takes a dot that ends the format for a verb.
    guard reading.byte == UInt8(ascii: "."), reading.offset + 1 < reading.format.count else {
      return
    }
    reading.offset += 1
    if reading.isBehindIndex { reading.isGoodArgument = false }
    readIndex(&reading)
    guard reading.byte == UInt8(ascii: "*") else {
      directive.precision = readNumber(&reading) ?? 0
      return
    }
    reading.offset += 1
    directive.precision = integerArgument(&reading)
    if let precision = directive.precision, precision < 0 { directive.precision = nil }
    if directive.precision == nil { write("%!(BADPREC)") }
    reading.isBehindIndex = false
  }

  private func readNumber(_ reading: inout Reading) -> Int? {
    var number: Int?
    while let byte = reading.byte, (0x30...0x39).contains(byte) {
      if let number, number > Self.largestNumber {
        reading.offset = reading.format.count
        return nil
      }
      number = (number ?? 0) * 10 + Int(byte - 0x30)
      reading.offset += 1
    }
    return number
  }

  private func integerArgument(_ reading: inout Reading) -> Int? {
    guard reading.argument < reading.values.count else { return nil }
    defer { reading.argument += 1 }
    guard case .integer(let number, _) = reading.values[reading.argument].content,
      (-Int64(Self.largestNumber)...Int64(Self.largestNumber)).contains(number)
    else { return nil }
    return Int(number)
  }

  /// An explicit index such as `[2]`.
  private func readIndex(_ reading: inout Reading) {
    reading.isBehindIndex = false
    guard reading.byte == UInt8(ascii: "[") else { return }
    reading.isReordered = true
    let rest = reading.format[reading.offset...]
    guard rest.count >= 3, let closing = rest.dropFirst().firstIndex(of: UInt8(ascii: "]")) else {
      reading.isGoodArgument = false
      reading.offset += 1
      return
    }
    var inside = Reading(
      format: Array(rest[(reading.offset + 1)..<closing]), values: [], offset: 0)
    let number = readNumber(&inside)
    let isNumber = number != nil && inside.byte == nil
    reading.offset = closing + 1
    reading.isBehindIndex = isNumber
    guard isNumber, let number, number >= 1, number <= reading.values.count else {
      reading.isGoodArgument = false
      return
    }
    reading.argument = number - 1
  }

  private mutating func printExtra(_ reading: Reading) {
    directive = Directive()
    write("%!(EXTRA ")
    for (index, value) in reading.values[reading.argument...].enumerated() {
      if index > 0 { write(", ") }
      if value.isAbsent || value.isNull {
        write("<nil>")
      } else {
        write(value.dynamicType + "=")
        printArgument(value, "v")
      }
    }
    write(")")
  }
}
