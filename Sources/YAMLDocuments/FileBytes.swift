// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

extension Complaint {
  /// What keeps the bytes of a file from being YAML text at all; nil if nothing does.
  static func unreadableBytes(of source: SourceText) -> Complaint? {
    let bytes = source.utf8
    guard bytes.count <= YAMLDocument.greatestSize else {
      return Complaint(
        "yaml-size", "the file has \(bytes.count) bytes, more than 1 MiB", at: nil,
        label: "\(authored: source.name)", remedy: "a contract is a few pages; move data out of it")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Complaint(
        "yaml-encoding", "the file is UTF-16, expected UTF-8",
        at: SourceSpan(0..<2, in: source), remedy: "save it as UTF-8")
    }
    var scanner = ByteScanner(bytes)
    guard let offset = scanner.firstOffence() else { return nil }
    return offence(at: offset, in: source)
  }

  private static func offence(at offset: Int, in source: SourceText) -> Complaint {
    let bytes = source.utf8
    let end = min(bytes.count, offset + ByteScanner.length(bytes, at: offset).bytes)
    let span = SourceSpan(offset..<end, in: source)
    guard let scalar = ByteScanner.length(bytes, at: offset).scalar else {
      return Complaint(
        "yaml-encoding", "this byte is not UTF-8", at: span,
        remedy: "save the file as UTF-8")
    }
    if scalar == 0x0D {
      return Complaint(
        "yaml-character", "a carriage return without a line feed", at: span,
        remedy: "save the file with line feeds as line ends")
    }
    let digits = String(scalar, radix: 16, uppercase: true)
    let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Complaint(
      "yaml-character", "the character U+\(authored: name) cannot stand in a YAML file", at: span,
      remedy: "write it in double quotes as \"\\u\(authored: name)\", or take it out")
  }
}

/// Finds the first byte that is no UTF-8, or a character that YAML does not allow.
struct ByteScanner {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The offset of the first byte that cannot be read; nil if all can.
  mutating func firstOffence() -> Int? {
    var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 {
        offset += 1
        continue
      }
      if byte == 0x0D, offset + 1 < bytes.count, bytes[offset + 1] == 0x0A {
        offset += 2
        continue
      }
      let (length, scalar) = Self.length(bytes, at: offset)
      guard let scalar, Self.isAllowed(scalar) else { return offset }
      offset += length
    }
    return nil
  }

  /// Line separators are left out: YAML 1.1 breaks lines at them, YAML 1.2 does not.
  private static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2028, 0x2029, 0xFEFF: false
    case 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The length and value of the UTF-8 sequence at an offset; length 1 and nil if there is none.
  static func length(_ bytes: [UInt8], at offset: Int) -> (bytes: Int, scalar: UInt32?) {
    let first = bytes[offset]
    if first < 0x80 { return (1, UInt32(first)) }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, offset + count <= bytes.count else { return (1, nil) }
    var value = UInt32(first) & (count == 4 ? 0x07 : count == 3 ? 0x0F : 0x1F)
    for index in 1..<count {
      let next = bytes[offset + index]
      guard next & 0xC0 == 0x80 else { return (1, nil) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let least: UInt32 = count == 4 ? 0x10000 : count == 3 ? 0x800 : 0x80
    guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else {
      return (1, nil)
    }
    return (count, value)
  }
}
