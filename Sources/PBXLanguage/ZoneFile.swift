// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Reads time zone files (TZif, RFC 9636): the 64-bit part and the rule behind it.
enum ZoneFile {
  private static let largestFile = 1 << 20

  static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8192)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0, bytes.count < largestFile else { return nil }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
    }
  }

  /// The six counts of a header, and where its data begins.
  private struct Header {
    let version: UInt8
    let utcIndicators, standardIndicators, leaps, times, types, characters: Int
    let dataStart: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start + 44 <= bytes.count, Array(bytes[start..<(start + 4)]) == Array("TZif".utf8)
      else { return nil }
      version = bytes[start + 4]
      let counts = (0..<6).map { Int(integer(bytes, at: start + 20 + 4 * $0, width: 4)) }
      guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
      (utcIndicators, standardIndicators, leaps) = (counts[0], counts[1], counts[2])
      (times, types, characters) = (counts[3], counts[4], counts[5])
      dataStart = start + 44
    }

    func end(timeWidth: Int) -> Int {
      dataStart + times * (timeWidth + 1) + types * 6 + characters + leaps * (timeWidth + 4)
        + standardIndicators + utcIndicators
    }
  }

  static func zone(named name: String, _ bytes: [UInt8]) -> TimeZoneRules? {
    guard let first = Header(bytes, at: 0) else { return nil }
    guard first.version >= UInt8(ascii: "2") else {
      return zone(named: name, bytes, first, timeWidth: 4, footer: nil)
    }
    guard let second = Header(bytes, at: first.end(timeWidth: 4)) else { return nil }
    let footerStart = second.end(timeWidth: 8)
    guard footerStart <= bytes.count else { return nil }
    let line = bytes[footerStart...].split(separator: 0x0A, omittingEmptySubsequences: true).first
    let footer = line.flatMap { PosixZone(String(decoding: $0, as: UTF8.self)) }
    return zone(named: name, bytes, second, timeWidth: 8, footer: footer)
  }

  private static func zone(
    named name: String, _ bytes: [UInt8], _ header: Header, timeWidth: Int, footer: PosixZone?
  ) -> TimeZoneRules? {
    guard header.end(timeWidth: timeWidth) <= bytes.count, header.types > 0 else { return nil }
    let indexStart = header.dataStart + header.times * timeWidth
    let typeStart = indexStart + header.times
    let typeOffsets = (0..<header.types).map {
      Int(integer(bytes, at: typeStart + 6 * $0, width: 4))
    }
    let transitions = (0..<header.times).map {
      integer(bytes, at: header.dataStart + timeWidth * $0, width: timeWidth)
    }
    let indexes = (0..<header.times).map { Int(bytes[indexStart + $0]) }
    guard indexes.allSatisfy({ $0 < header.types }),
      typeOffsets.allSatisfy({ (-93_600...93_600).contains($0) })
    else { return nil }
    return TimeZoneRules(
      name: name, transitions: transitions, offsets: indexes.map { typeOffsets[$0] },
      initialOffset: typeOffsets[0], footer: footer)
  }

  /// A signed number, most significant byte first.
  private static func integer(_ bytes: [UInt8], at offset: Int, width: Int) -> Int64 {
    var value: UInt64 = 0
    for byte in bytes[offset..<(offset + width)] { value = value << 8 | UInt64(byte) }
    return width == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }
}
