// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Readiness
import Redaction
import Reports
import Testing

/// Whatever a server, a contract or a results file says, a view stays what it is.
struct HostileTextTests {
  @Test(arguments: HostileResult.texts)
  func `a hostile text cannot steer a terminal`(_ hostile: HostileResult.HostileText) throws {
    let text = TerminalReport.text(of: try HostileResult.result(with: hostile.text)).text
    let steering = text.unicodeScalars.filter { $0 != "\n" && $0.steersTerminal }
    #expect(steering.isEmpty)
    #expect(text.contains("[path-selects-nothing"))
  }

  @Test(arguments: HostileResult.texts)
  func `colours are the only escape sequences`(_ hostile: HostileResult.HostileText) throws {
    let result = try HostileResult.result(with: hostile.text)
    let text = TerminalReport.text(of: result, usesColor: true).text
    let pieces = text.split(separator: "\u{1B}", omittingEmptySubsequences: false).dropFirst()
    #expect(!pieces.isEmpty)
    #expect(pieces.allSatisfy { $0.prefixMatch(of: /\[[0-9;]*m/) != nil })
  }

  @Test(arguments: HostileResult.texts)
  func `a hostile text is well formed in JUnit`(_ hostile: HostileResult.HostileText) throws {
    let xml = JUnitReport.xml(of: try HostileResult.result(with: hostile.text))
    let names = Set(try MarkupReader(xml).elements.map(\.name))
    #expect(
      names == [
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped",
      ])
    try JUnitSchema.expectValid(xml)
  }

  @Test(arguments: HostileResult.texts)
  func `a hostile text adds nothing to the page`(_ hostile: HostileResult.HostileText) throws {
    let page = HTMLReport.page(of: try HostileResult.result(with: hostile.text))
    let elements = try MarkupReader(page).elements
    let harmless = Set(
      try MarkupReader(HTMLReport.page(of: SampleResults.notReady)).elements.map(\.name))
    #expect(Set(elements.map(\.name)).isSubset(of: harmless))
    #expect(
      harmless.isDisjoint(with: ["script", "iframe", "img", "link", "form", "object"]))
    #expect(elements.count { $0.name == "svg" } == 1)
    let attributes = Set(elements.flatMap(\.attributes.keys))
    #expect(!attributes.contains { $0.hasPrefix("on") || $0 == "src" || $0 == "style" })
    #expect(elements.compactMap { $0.attributes["href"] }.allSatisfy { $0.hasPrefix("#finding-") })
  }

  @Test(arguments: HostileResult.texts)
  func `a hostile text stays text in Markdown`(_ hostile: HostileResult.HostileText) throws {
    let text = MarkdownReport.text(of: try HostileResult.result(with: hostile.text))
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(headings.count == 12)
    let prose = text.split(separator: "\n").filter { !$0.contains("`") }.joined(separator: "\n")
    #expect(!prose.contains("<"))
    #expect(!prose.contains("]("))
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.steersTerminal })
  }

  @Test func `a megabyte in a finding and in an exchange is cut to what people read`() throws {
    let long = String(repeating: "0123456789abcde\n", count: 1 << 16)
    let text = SampleResults.notReady.json.text(pretty: false)
      .replacing("none in any record", with: long.replacing("\n", with: "\\n"))
      .replacing("Contracts/northgate/contact-search.yaml", with: long.replacing("\n", with: "/"))
    let result = try RunResult(reading: try JSONDocument(parsing: text))
    #expect(TerminalReport.text(of: result).text.utf8.count < 32_000)
    #expect(MarkdownReport.text(of: result).utf8.count < 32_000)
    #expect(JUnitReport.xml(of: result).utf8.count < 32_000)
    #expect(HTMLReport.page(of: result).utf8.count < 64_000)
  }

  @Test(arguments: ["0", "1", "100001", "9223372036854775807"])
  func `a place outside every file is named, and nothing traps`(_ number: String) throws {
    let text = SampleResults.notReady.json.text(pretty: false)
      .replacing(/"(line|column|width|microseconds|bodyBytes|number)":[0-9]+/) {
        "\"\($0.output.1)\":\(number)"
      }
    let result = try RunResult(reading: try JSONDocument(parsing: text))
    let place = "contact-search.yaml:\(number):\(number)"
    #expect(MarkdownReport.text(of: result).contains(place))
    #expect(
      TerminalReport.text(of: result).text.contains("Contracts/northgate/contact-search.yaml:"))
    try JUnitSchema.expectValid(JUnitReport.xml(of: result))
    #expect(try !MarkupReader(HTMLReport.page(of: result)).elements.isEmpty)
  }
}
