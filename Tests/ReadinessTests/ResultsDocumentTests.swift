// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONValues
import Readiness
import Testing

/// `Docs/Results.md` names every member of the format, and no other.
struct ResultsDocumentTests {
  @Test func `the table of members is what a full result has`() throws {
    let written = Set(Self.members(of: try Make.tree(of: Make.full), at: ""))
    let documented = try Self.documentedMembers()
    #expect(documented.count == Set(documented).count, "a member is named twice")
    #expect(written.subtracting(documented).sorted() == [], "members that are not documented")
    #expect(Set(documented).subtracting(written).sorted() == [], "members that do not exist")
  }

  @Test func `the document tells the version that is written`() throws {
    let text = try Self.document()
    #expect(text.contains("This is version \(RunResult.formatVersion) of the format."))
    #expect(text.contains("always `\(RunResult.formatName)`"))
  }

  /// Objects whose names are data.
  private static let open: Set<String> = ["capabilities", "gates", "owners"]

  private static func members(of value: JSONOutput, at path: String) -> [String] {
    switch value {
    case .object(let members):
      members.flatMap { member -> [String] in
        let name = open.contains(path) ? "NAME" : member.key
        let own = path.isEmpty ? name : "\(path).\(name)"
        return [own] + Self.members(of: member.value, at: own)
      }
    case .array(let elements): elements.flatMap { Self.members(of: $0, at: path + "[]") }
    case .null, .bool, .int, .number, .string: []
    }
  }

  private static func documentedMembers() throws -> [String] {
    let table = try #require(try document().split(separator: "## Members").last)
    let rows = table.split(separator: "## Example")[0].split(separator: "\n")
    return rows.filter { $0.hasPrefix("| `") }.compactMap { row in
      row.split(separator: "`").dropFirst().first.map(String.init)
    }
  }

  private static func document() throws -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let file = try #require(fopen("/\(root)/Docs/Results.md", "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
