// SPDX-License-Identifier: Apache-2.0

/// A value found in a buffer: what it is and where it stands.
struct ScannedValue {
  let kind: GJSONValue.Kind
  let start: Int
  /// May lie one past the buffer, see ``ByteScanner/containerEnd(at:)``.
  let end: Int
}

extension ByteScanner {
  /// The value that begins at an offset; nil if nothing does or a string is never closed.
  @inline(__always)
  func value(at start: Int, lead: Lead) -> ScannedValue? {
    switch lead {
    case .nothing: return nil
    case .string:
      let string = string(from: start &+ 1)
      return string.isClosed ? ScannedValue(kind: .string, start: start, end: string.end) : nil
    case .object, .array:
      return ScannedValue(kind: .json, start: start, end: containerEnd(at: start))
    case .number: return ScannedValue(kind: .number, start: start, end: numberEnd(at: start))
    case .literal:
      return ScannedValue(kind: literalKind(at: start), start: start, end: literalEnd(at: start))
    }
  }

  /// The next value at or after an offset, past whatever bytes begin none.
  func nextValue(from start: Int) -> ScannedValue? {
    var offset = start
    while offset < count {
      let lead = lead(at: offset)
      if lead != .nothing { return value(at: offset, lead: lead) }
      offset &+= 1
    }
    return nil
  }

  func literalKind(at offset: Int) -> GJSONValue.Kind {
    switch bytes[offset] {
    case UInt8(ascii: "t"): .true
    case UInt8(ascii: "f"): .false
    default: .null
    }
  }
}

extension ArraySlice<UInt8> {
  /// Runs a scan over the slice's bytes.
  @inline(__always)
  func scan<Result>(_ body: (ByteScanner) -> Result) -> Result {
    withUnsafeBufferPointer { body(ByteScanner($0)) }
  }

  /// A found value, cut out of the slice without copying.
  func value(_ scanned: ScannedValue) -> GJSONValue {
    GJSONValue(scanned.kind, self[offsets: scanned.start..<scanned.end])
  }

  /// The bytes of the container or string that the slice begins with.
  var leadingGroup: Bytes {
    guard let first else { return self }
    return prefix(
      scan { first == Byte.quote ? $0.string(from: 1).end : $0.containerEnd(at: 0) })
  }
}
