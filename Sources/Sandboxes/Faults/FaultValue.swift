// SPDX-License-Identifier: Apache-2.0

/// Reads the values of faults; nil for what cannot be read.
enum FaultValue {
  static func statusGrammar(_ name: String) -> String { "\(name)=NUMBER, a number from 200 to 599" }

  static func durationGrammar(_ name: String) -> String {
    "\(name)=NUMBER with the unit ms or s, at most 600 s"
  }

  static func spanGrammar(_ name: String) -> String {
    "\(name)=NUMBER with the unit s, min, h or d, at most 90 d"
  }

  static func waitGrammar(_ beginning: String) -> String {
    "\(beginning) with the unit ms, s, min, h or d, at most 90 d"
  }

  /// What may stand behind the value of a fault, to keep it to one list.
  static let listGrammar =
    ", if you like with :LIST behind it, a LIST of "
    + SandboxFault.List.allCases.map(\.rawValue).joined(separator: ", ")

  static func key(_ value: Substring) -> String? {
    value.isEmpty || value.contains(":") ? nil : String(value)
  }

  /// Two keys with a colon between.
  static func pair(_ value: Substring) -> (String, String)? {
    let keys = value.split(separator: ":", omittingEmptySubsequences: false)
    guard keys.count == 2, keys.allSatisfy({ !$0.isEmpty }) else { return nil }
    return (String(keys[0]), String(keys[1]))
  }

  static func type(_ value: Substring) -> SandboxFault? {
    guard let (key, word) = pair(value), let type = SandboxFault.FaultyType(rawValue: word) else {
      return nil
    }
    return .type(key: key, type)
  }

  static func moved(_ value: Substring) -> SandboxFault? {
    guard let (key, path) = pair(value) else { return nil }
    let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...8).contains(keys.count), keys.allSatisfy({ !$0.isEmpty }) else { return nil }
    return .movedField(key: key, path: keys)
  }

  static func status(_ value: Substring) -> Int? {
    guard value.count == 3, let status = Int(value), (200...599).contains(status) else {
      return nil
    }
    return status
  }

  /// The name of a header, in letters, digits and hyphens.
  static func headerName(_ value: Substring) -> String? {
    let isName = value.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
      default: false
      }
    }
    return isName && (1...64).contains(value.utf8.count) ? String(value) : nil
  }

  /// Nothing but digits.
  static func number(_ value: Substring, upTo most: Int) -> Int? {
    guard (1...9).contains(value.count), value.allSatisfy({ ("0"..."9").contains($0) }),
      let number = Int(value), number <= most
    else { return nil }
    return number
  }

  static func duration(_ value: Substring) -> Duration? {
    let digits = value.prefix { ("0"..."9").contains($0) }
    let unit = value.dropFirst(digits.count)
    guard unit == "ms" || unit == "s",
      let number = number(digits, upTo: unit == "s" ? 600 : 600_000)
    else { return nil }
    return unit == "s" ? .seconds(number) : .milliseconds(number)
  }

  /// A time that the sandbox waits for, and nobody else has to.
  static func wait(_ value: Substring) -> Duration? { duration(value) ?? span(value) }

  /// A time of at least a second, too long for somebody to wait.
  static func span(_ value: Substring) -> Duration? {
    let seconds = ["s": 1, "min": 60, "h": 3_600, "d": 86_400]
    let digits = value.prefix { ("0"..."9").contains($0) }
    guard let unit = seconds[String(value.dropFirst(digits.count))],
      let number = number(digits, upTo: 90 * 86_400 / unit), number > 0
    else { return nil }
    return .seconds(number * unit)
  }
}
