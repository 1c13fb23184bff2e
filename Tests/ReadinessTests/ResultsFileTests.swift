// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Readiness
import Testing

/// What the writer of the results file writes is JSON as the rest of the program writes it.
struct ResultsFileTests {
  /// Texts of every length around a word of the machine, with what is escaped at each place.
  static let texts: [String] = [
    "\"", "\\", "\n", "\u{7F}", "\u{2028}", "\u{2029}", "\u{2030}", "‹text›", "\"‹", "é", "\u{1F}",
  ].flatMap { special in
    [0, 1, 6, 7, 8, 9, 15, 16, 17].flatMap { before in
      [0, 1, 8].map {
        String(repeating: "x", count: before) + special + String(repeating: "~", count: $0)
      }
    }
  }

  @Test func `a text is escaped as in any other JSON of the program`() throws {
    for text in Self.texts + ResultsReaderTests.texts {
      var result = Make.full
      result.environment = text
      result.owners[.crmAdministrator] = text
      result.exchanges.append(Make.exchange(3, .success(Make.answer(text))))
      let written = result.json.text(pretty: false)
      let tree = JSONOutput(try JSONDocument(parsing: written).root)
      #expect(tree["environment"] == .string(text))
      #expect(Array(tree.text(pretty: false).utf8) == Array(written.utf8))
    }
  }

  @Test func `both layouts say the same`() throws {
    let pretty = try JSONDocument(parsing: Make.full.json.text(pretty: true))
    #expect(JSONOutput(pretty.root) == (try Make.tree(of: Make.full)))
  }

  @Test func `a promise, a cell and a header field stand on one line each`() {
    let lines = Make.full.json.text(pretty: true).split(separator: "\n").map(String.init)
    #expect(
      lines.contains(
        #"    {"code": "code-major", "capability": "lookup", "gate": "builder-testing", "#
          + #""endpoint": "contact-search", "scenario": "known customer", "outcome": "kept"},"#))
    #expect(
      lines.contains(
        #"          {"spelling": "e164", "dialled": "+971500000001", "outcome": "not-asked", "#
          + #""promise": "misses", "evidence": [1, 2]}"#))
    #expect(lines.contains(#"          ["Accept", "application/json"]"#))
    #expect(lines.contains(#"  "environment": "production","#))
    #expect(lines.contains(#"          "samples": []"#))
  }

  @Test func `what stands before the file stays`() {
    var bytes = Array("abc".utf8)
    Make.full.json.write(into: &bytes, pretty: false)
    #expect(String(decoding: bytes, as: UTF8.self) == "abc" + Make.full.json.text(pretty: false))
  }

  @Test(arguments: [true, false])
  func `a file that is handed over piece by piece is the same file`(_ isPretty: Bool) {
    var result = Make.full
    for number in 3..<600 {
      result.exchanges.append(Make.exchange(number, .success(Make.answer("{}"))))
      result.promises.append(
        Make.promise(Make.kind(.major, code: "code-\(number % 7)"), .notProven(because: .code("a")))
      )
    }
    var pieces = 0
    var bytes: [UInt8] = []
    result.json.write(pretty: isPretty) { piece in
      pieces += 1
      for index in piece.indices { bytes.append(piece[index]) }
    }
    #expect(pieces > 2)
    #expect(bytes == Array(result.json.text(pretty: isPretty).utf8))
  }

  @Test func `promises that differ in one member only are not taken for each other`() throws {
    var result = Make.result()
    let capabilities: [Capability] = [.lookup, .tickets]
    let gates: [Gate] = [.builderTesting, .startOfBuild]
    for code in [0, 1, 0] + Array(0..<200) + [0] {
      for capability in capabilities {
        for gate in gates {
          let kind = Make.kind(.major, capability, holds: gate, code: "code-\(code)")
          result.promises.append(Make.promise(kind, code % 2 == 0 ? .kept : .broken))
        }
      }
    }
    let read = try RunResult(
      reading: try JSONDocument(parsing: result.json.text(pretty: true)))
    #expect(read.promises == result.promises)
  }
}

extension JSONOutput {
  fileprivate subscript(name: String) -> JSONOutput? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == name }?.value
  }
}
