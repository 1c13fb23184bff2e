// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import Glibc
import Testing

/// Answers recorded from gjson itself, where the vectors are at hand.
@Suite struct SharedVectorTests {
  private static let folder: String = {
    if let shared = getenv("CALLREADY_SHARED") { return String(cString: shared) + "/vectors/" }
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/../shared/vectors/"
  }()

  private static var isPresent: Bool { access(folder + "gjson-cases.jsonl", R_OK) == 0 }

  @Test(
    .enabled(if: isPresent, "the vectors are not here"),
    arguments: ["gjson-cases.jsonl", "gjson-upstream-cases.jsonl"])
  func `gjson's own answers are ours`(_ file: String) throws {
    let documents = try #require(Self.read("gjson-docs.json"))
    let rows = try #require(Self.read(file)).split(separator: UInt8(ascii: "\n")).map(Array.init)
    var passed: [String: Int] = [:]
    var total: [String: Int] = [:]
    for row in rows {
      let tier = Self.text("tier", row)
      total[tier, default: 0] += 1
      if Self.isRight(row, documents) { passed[tier, default: 0] += 1 }
    }
    #expect(rows.count > 800)
    for (tier, bar) in [("1", 0.999), ("2", 0.99), ("3", 0.99)] {
      let share = Double(passed[tier] ?? 0) / Double(max(1, total[tier] ?? 0))
      #expect(total[tier] == nil || share >= bar, "tier \(tier)")
    }
  }

  private static func isRight(_ row: [UInt8], _ documents: [UInt8]) -> Bool {
    let name = GJSONPath("doc").value(in: row)
    let document =
      name.exists
      ? GJSONPath(GJSONPath.escaping(name.text)).value(in: documents).bytes
      : bytes("json", row)
    let value = GJSONPath(text("path", row)).value(in: document)
    let list = GJSONPath("expect.array").value(in: row).elements.map(\.text)
    let hasOddBytes = list.contains { $0.hasPrefix("\0b64:") }
    return text("expect.exists", row) == String(value.exists)
      && text("expect.type", row).lowercased() == "\(value.kind)"
      && bytes("expect.raw", row) == value.raw && bytes("expect.string", row) == value.bytes
      && (hasOddBytes || list == value.elements.map(\.text))
  }

  private static func text(_ path: String, _ row: [UInt8]) -> String {
    GJSONPath(path).value(in: row).text
  }

  /// A text of the row, or the bytes that stand in base 64 where it is no text.
  private static func bytes(_ path: String, _ row: [UInt8]) -> [UInt8] {
    let encoded = GJSONPath(path + "_b64").value(in: row)
    guard encoded.exists, encoded.kind == .string else {
      return GJSONPath(path).value(in: row).bytes
    }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bytes: [UInt8] = []
    var (buffer, bits) = (0, 0)
    for byte in encoded.bytes {
      guard let digit = alphabet.firstIndex(of: byte) else { break }
      buffer = (buffer << 6 | digit) & 0xFFFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(buffer >> bits & 255))
      }
    }
    return bytes
  }

  private static func read(_ name: String) -> [UInt8]? {
    guard let file = fopen(folder + name, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
