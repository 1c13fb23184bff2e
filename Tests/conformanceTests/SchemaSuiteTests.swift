// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONSchemas
import JSONValues
import Testing

@testable import conformance

@Suite struct SchemaSuiteTests {
  /// A suite of two files in a new folder.
  private func suite() throws -> String {
    var template = Array("/tmp/callready-suite-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    let file = #"""
      [{"schema": {"type": "string"}, "tests": [
        {"data": "a", "valid": true}, {"data": 1, "valid": false}, {"data": 2, "valid": true}]}]
      """#
    for path in ["tests", "tests/draft2020-12", "tests/draft2020-12/optional", "remotes"] {
      #expect(mkdir("\(folder)/\(path)", 0o700) == 0)
    }
    for name in ["type.json", "optional/more.json"] {
      let stream = try #require(fopen("\(folder)/tests/draft2020-12/\(name)", "w"))
      fputs(file, stream)
      fclose(stream)
    }
    return folder
  }

  @Test(arguments: ["", "/tests", "/tests/draft2020-12"])
  func `a suite is found from any of its folders, required tests first`(_ path: String) throws {
    let folder = try suite()
    let suite = try SchemaSuite(folder: folder + path)
    #expect(suite.remotes?.hasSuffix("/remotes") == true)
    let ids = try suite.rows().map { CaseRow.id(of: $0) }
    #expect(
      ids == ["type.json/0/0", "type.json/0/1", "type.json/0/2"]
        + (0..<3).map { "optional/more.json/0/\($0)" })
  }

  @Test func `answers are scored, the required ones last`() throws {
    let suite = try SchemaSuite(folder: suite())
    let answerer = SchemaAnswerer(suite: suite)
    var score = SchemaScore()
    for row in try suite.rows() { score.count(answerer.line(for: row)) }
    #expect(score.summary == "optional 2/3\n2/3\n")
    // A crash counts, and does not pass.
    score.count(#"{"id":"type.json/0/0","crash":"signal 11"}"#)
    #expect(score.summary == "optional 2/3\n2/4\n")
  }

  @Test func `what the suite serves is found below its own folder only`() throws {
    let folder = try suite()
    let stream = try #require(fopen("\(folder)/remotes/a.json", "w"))
    fputs("{\"type\": \"string\"}", stream)
    fclose(stream)
    let suite = try SchemaSuite(folder: folder)
    guard case .found(let document) = suite.remote("http://localhost:1234/a.json") else {
      Issue.record("not found")
      return
    }
    #expect(document.root["type"]?.string == "string")
    for uri in [
      "http://localhost:1234/b.json", "http://localhost:1234/../remotes/a.json", "a.json",
    ] {
      guard case .missing = suite.remote(uri) else {
        Issue.record("found \(uri)")
        continue
      }
    }
  }

  @Test func `a folder that is not there is told by name`() {
    let problem = #expect(throws: InputProblem.self) { try SchemaSuite(folder: "/nowhere") }
    #expect(problem?.path == "/nowhere")
  }
}
