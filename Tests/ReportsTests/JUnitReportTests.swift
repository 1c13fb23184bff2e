// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction
import Reports
import Testing

/// JUnit's XML: its numbers are right, and it is valid.
struct JUnitReportTests {
  @Test(arguments: SampleResults.all.map(\.name))
  func `every number in the document is the number of its elements`(_ name: String) throws {
    let result = try #require(SampleResults.all.first { $0.name == name }?.result)
    let elements = try MarkupReader(JUnitReport.xml(of: result)).elements
    let root = try #require(elements.first)
    let suite = try #require(elements.first { $0.name == "testsuite" })
    func count(_ name: String) -> String { "\(elements.count { $0.name == name })" }
    for counted in [root, suite] {
      #expect(counted.attributes["tests"] == count("testcase"))
      #expect(counted.attributes["failures"] == count("failure"))
      #expect(counted.attributes["errors"] == count("error"))
    }
    #expect(suite.attributes["skipped"] == count("skipped"))
    #expect(count("testcase") == "\(result.promises.count)")
  }

  @Test(.enabled(if: JUnitSchema.isAvailable), arguments: SampleResults.all.map(\.name))
  func `the document is valid under the schema`(_ name: String) throws {
    let result = try #require(SampleResults.all.first { $0.name == name }?.result)
    try JUnitSchema.expectValid(JUnitReport.xml(of: result))
  }

  @Test(.enabled(if: JUnitSchema.isAvailable))
  func `the schema refuses a document that is wrong`() throws {
    let xml = JUnitReport.xml(of: SampleResults.notReady)
    let broken = xml.replacing("<testcase classname=", with: "<testcase class=")
    #expect(try JUnitSchema.status(of: broken) == 3)
    #expect(try JUnitSchema.status(of: xml.replacing("tests=\"19\"", with: "tests=\"many\"")) == 3)
  }

  @Test func `a broken promise, a failure to ask and a promise not proven are different elements`()
    throws
  {
    func names(_ result: RunResult) throws -> Set<String> {
      Set(try MarkupReader(JUnitReport.xml(of: result)).elements.map(\.name))
    }
    let problems: Set<String> = ["failure", "error", "skipped"]
    #expect(try names(SampleResults.ready).intersection(problems).isEmpty)
    #expect(try names(SampleResults.notReady).intersection(problems) == ["failure", "skipped"])
    #expect(try names(SampleResults.couldNotAsk).intersection(problems) == ["error", "skipped"])
  }

  @Test func `a finding about the run as a whole is a case of its own`() throws {
    var result = SampleResults.ready
    let unused = FindingKind(
      "recording-unused", .minor, .handover, holds: .operationalHandover, owner: .apiDeveloper,
      layer: .contract)
    let finding = Finding(
      unused, about: FindingSubject(endpoint: "contact-search", interaction: ""),
      "nobody asked for a recorded exchange", at: nil)
    result.findings = [
      ReportedFinding(finding, isFailureToAsk: false, redactedBy: SampleResults.redactor)
    ]
    let elements = try MarkupReader(JUnitReport.xml(of: result)).elements
    let failure = try #require(elements.first { $0.name == "failure" })
    #expect(failure.attributes["type"] == "recording-unused")
    #expect(elements.first?.attributes["tests"] == "\(result.promises.count + 1)")
    #expect(elements.first?.attributes["failures"] == "1")
  }

  @Test func `runs that found the same differ in where and what they asked, and nowhere else`() {
    var other = SampleResults.notReady
    other.world = .recorded
    other.origin?.host = "elsewhere.northgate.test"
    func lines(_ result: RunResult) -> [Substring] {
      JUnitReport.xml(of: result).split(separator: "\n")
    }
    let pairs = zip(lines(SampleResults.notReady), lines(other)).filter { $0 != $1 }
    #expect(
      pairs.map { String($1) } == [
        "      <property name=\"world\" value=\"recorded\"/>",
        "      <property name=\"host\" value=\"elsewhere.northgate.test\"/>",
      ])
  }

  @Test func `an exchange that answers several scenarios counts once`() throws {
    var result = SampleResults.ready
    result.exchanges = [
      Sample.found(1, "known customer", "our own reception"), Sample.found(2, "nobody"),
    ]
    let elements = try MarkupReader(JUnitReport.xml(of: result)).elements
    let times = elements.filter { $0.name == "testcase" }.compactMap { $0.attributes["time"] }
    #expect(times.filter { $0 != "0.000000" } == ["0.031000", "0.031000"])
    #expect(elements.first?.attributes["time"] == "0.062000")
  }

  @Test func `times beyond every clock do not overflow`() throws {
    var result = SampleResults.ready
    result.exchanges = [Sample.endless(1, "known customer"), Sample.endless(2, "nobody")]
    let root = try MarkupReader(JUnitReport.xml(of: result)).elements.first
    #expect(root?.attributes["time"] == "9223372036854.775807")
  }
}
