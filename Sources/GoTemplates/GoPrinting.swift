// SPDX-License-Identifier: Apache-2.0

/// The functions of Go's `fmt` that need no format of their own.
enum GoPrinting {
  /// `Sprint`: a blank between two operands of which neither is a text.
  static func sprint(_ values: [Value], limit: Int) -> [UInt8] {
    var printer = GoPrinter(limit: limit)
    var previousIsText = true
    for value in values {
      var isText = false
      if case .string = value.content { isText = true }
      if !isText, !previousIsText { printer.write(" ") }
      printer.printArgument(value, "v")
      previousIsText = isText
    }
    return printer.output
  }

  /// `Sprintln`: a blank between all operands, a line break behind.
  static func sprintln(_ values: [Value], limit: Int) -> [UInt8] {
    var printer = GoPrinter(limit: limit)
    for (index, value) in values.enumerated() {
      if index > 0 { printer.write(" ") }
      printer.printArgument(value, "v")
    }
    printer.write("\n")
    return printer.output
  }

  /// `Sprintf`.
  static func sprintf(_ format: String, _ values: [Value], limit: Int) -> [UInt8] {
    var printer = GoPrinter(limit: limit)
    printer.format(Array(format.utf8), values)
    return printer.output
  }
}
