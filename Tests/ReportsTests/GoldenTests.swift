// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Readiness
import Redaction
import Reports
import Testing

/// What each view looks like for a ready, a not ready and an unasked CRM.
struct GoldenTests {
  @Test(arguments: SampleResults.all.map(\.name))
  func `every view of a result is as it was agreed`(_ name: String) throws {
    let result = try #require(SampleResults.all.first { $0.name == name }?.result)
    GoldenFile.expect(TerminalReport.text(of: result).text, equals: name + ".txt")
    GoldenFile.expect(JUnitReport.xml(of: result), equals: name + ".xml")
    GoldenFile.expect(MarkdownReport.text(of: result), equals: name + ".md")
    GoldenFile.expect(HTMLReport.page(of: result), equals: name + ".html")
    GoldenFile.expect(result.json.text(pretty: true) + "\n", equals: name + ".json")
  }
}
