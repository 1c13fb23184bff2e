// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Testing

@Suite struct VariableGapTests {
  private func gaps(
    _ text: String, _ variables: [String: TemplateValue] = [:], in scenario: PBXScenario? = nil
  ) throws -> [VariableGap] {
    try PBXTemplate(parsing: SourceSlice(text, name: "t")).gaps(with: variables, in: scenario)
  }

  @Test(arguments: [
    "{{.Phone}}", "{{if .X}}{{.X}}{{end}}", "{{range .X}}{{.Y}}{{end}}", "no action",
    "{{with .X}}{{.Y}}{{end}}",
  ]) func `what has a value or is not printed is no gap`(_ text: String) throws {
    #expect(try gaps(text, ["Phone": "1"]).isEmpty)
  }

  @Test func `a misspelt name is told with the nearest ones`() throws {
    let gap = try #require(try gaps("a{{.Phne}}", ["Phone": "1"]).first)
    #expect(gap.name == "Phne")
    #expect(gap.span.range == 3..<8)
    #expect(gap.summary.plain == "nothing is named 'Phne'")
    #expect(gap.nearest.first == "Phone")
    #expect(gap.remedy.plain == "write {{.Phone}}")
  }

  @Test func `a name of another scenario is told where it belongs`() throws {
    let gap = try #require(try gaps("{{.CallerNumber}}", in: .contactSearch).first)
    #expect(gap.summary.plain == "CallerNumber belongs to call journals, not to contact searches")
  }

  @Test func `a name that is right but not set is told with its meaning`() throws {
    let gap = try #require(try gaps("{{.Phone}}", in: .contactSearch).first)
    #expect(gap.summary.plain.hasPrefix("'Phone' is not set; it holds the number of the call"))
    #expect(gap.remedy.plain.contains("{{if .Phone}}{{.Phone}}{{end}}"))
  }

  @Test func `an explicit null is a gap of its own kind`() throws {
    let gap = try #require(try gaps("{{.own}}", ["own": .null]).first)
    #expect(gap.summary.plain == "'own' is null")
  }

  @Test func `names that are no plain text do no harm`() throws {
    let odd: [String: TemplateValue] = ["a\"b": "1", "\\": "1", "\n": "1", "": "1", "naïve": "1"]
    #expect(try gaps("{{.naive}}", odd).first?.nearest.contains("naïve") == true)
  }
}
