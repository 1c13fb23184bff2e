// SPDX-License-Identifier: Apache-2.0

/// Numbers of machines and of things, and JSON Pointers.
extension FormatScanner {
  mutating func takeIPv4() -> Bool {
    for position in 0..<4 {
      if position > 0, !take(".") { return false }
      let digits = rest.prefix(4).prefix(while: Self.isDigit)
      let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      guard 1...3 ~= digits.count, value < 256, digits.count == 1 || digits.first != 0x30 else {
        return false
      }
      rest.removeFirst(digits.count)
    }
    return true
  }

  /// The whole text as an IPv6 address (RFC 4291, section 2.2).
  mutating func takeIPv6() -> Bool {
    var groups = 0
    var isShortened = false
    if rest.starts(with: [0x3A, 0x3A]) {
      rest.removeFirst(2)
      isShortened = true
    }
    while !isAtEnd {
      let group = rest.prefix(while: Self.isHex).count
      if rest.dropFirst(group).first == UInt8(ascii: ".") {
        guard takeIPv4(), isAtEnd else { return false }
        groups += 2
        break
      }
      guard 1...4 ~= group else { return false }
      rest.removeFirst(group)
      groups += 1
      if isAtEnd { break }
      guard take(":"), !isAtEnd else { return false }
      if take(":") {
        if isShortened { return false }
        isShortened = true
      }
    }
    return isShortened ? groups < 8 : groups == 8
  }

  /// The whole text as a UUID (RFC 4122).
  mutating func takeUUID() -> Bool {
    for (position, length) in [8, 4, 4, 4, 12].enumerated() {
      if position > 0, !take("-") { return false }
      guard takeAll(where: Self.isHex) == length else { return false }
    }
    return isAtEnd
  }

  /// The whole text as a JSON Pointer (RFC 6901).
  mutating func takePointer() -> Bool {
    guard isAtEnd || rest.first == UInt8(ascii: "/") else { return false }
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else { continue }
      guard take("0") || take("1") else { return false }
    }
    return true
  }

  /// The whole text as a relative JSON Pointer.
  mutating func takeRelativePointer() -> Bool {
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let digits = takeAll(where: Self.isDigit)
    guard digits > 0, digits == 1 || !startsWithZero else { return false }
    return take("#") ? isAtEnd : takePointer()
  }
}
