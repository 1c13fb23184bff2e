// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Credentials

@Suite struct FirstLineTests {
  static func line(_ parts: [[UInt8]]) -> Result<String, FirstLine.Fault> {
    var line = FirstLine()
    for part in parts { line.append(part[...]) }
    do throws(FirstLine.Fault) { return .success(try line.text()) } catch { return .failure(error) }
  }

  static let lines: [([String], String)] = [
    ([], ""), ([""], ""), (["key"], "key"), (["key\n"], "key"), (["key\nmore\n"], "key"),
    (["\nkey"], ""), (["k", "e", "y", "\n", "more"], "key"), (["key\r\nmore"], "key\r"),
    (["é", "日😀\n"], "é日😀"), ([" key \n"], " key "), (["key\nmore", "again\n"], "key"),
    // The mark that some editors put before a text.
    (["\u{FEFF}key\n"], "key"), (["\u{FEFF}\u{FEFF}k"], "\u{FEFF}k"), (["k\u{FEFF}"], "k\u{FEFF}"),
  ]

  @Test(arguments: lines)
  func `the first line is what stands before the first line feed`(
    _ parts: [String], _ text: String
  ) {
    #expect(Self.line(parts.map { Array($0.utf8) }) == .success(text))
  }

  @Test func `a character may come in two parts`() {
    #expect(Self.line([[0xC3], [0xA9, 0x0A]]) == .success("é"))
  }

  static let notText: [[UInt8]] = [
    [0xFF], [0x6B, 0xC3], [0xC3, 0x0A], [0x80], [0xED, 0xA0, 0x80],
    // UTF-16 of `key`, with and without a mark, and a zero byte.
    [0xFF, 0xFE, 0x6B, 0, 0x65, 0, 0x79, 0], [0x6B, 0, 0x65, 0, 0x79, 0, 0x0A, 0], [0x6B, 0],
  ]

  @Test(arguments: notText)
  func `bytes that are no UTF-8 text are refused`(_ bytes: [UInt8]) {
    #expect(Self.line([bytes]) == .failure(.notText))
  }

  @Test func `what stands behind the line does not matter`() {
    #expect(Self.line([[0x6B, 0x0A, 0xFF, 0x00]]) == .success("k"))
  }

  @Test func `a line has at most 64 KiB`() {
    let longest = [UInt8](repeating: 0x61, count: 64 << 10)
    #expect(Self.line([longest]) == .success(String(repeating: "a", count: 64 << 10)))
    #expect(Self.line([longest, [0x0A]]) == .success(String(repeating: "a", count: 64 << 10)))
    #expect(Self.line([longest, [0x61, 0x0A]]) == .failure(.tooLong))
    #expect(Self.line([longest, longest, longest]) == .failure(.tooLong))
  }

  @Test func `nothing is taken once the line is complete`() {
    var line = FirstLine()
    line.append(Array("key".utf8)[...])
    #expect(!line.isComplete)
    line.append(Array("\n".utf8)[...])
    #expect(line.isComplete)
    var endless = FirstLine()
    for _ in 0..<17 { endless.append([UInt8](repeating: 0x61, count: 4096)[...]) }
    #expect(endless.isComplete)
  }
}
