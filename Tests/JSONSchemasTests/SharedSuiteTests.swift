// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues
import Testing

struct SharedSuiteTests {
  @Test(.enabled(if: SharedSuite.folder != nil), arguments: SharedSuite.required)
  func `every required test comes out as the suite says`(_ file: String) throws {
    let outcomes = try SharedSuite.outcomes(of: file)
    #expect(!outcomes.isEmpty)
    #expect(outcomes.filter { !$0.isRight }.map(\.name) == [])
  }

  @Test(.enabled(if: SharedSuite.folder != nil), arguments: SharedSuite.optional)
  func `optional tests come out as the suite says, but for those with a reason`(
    _ file: String
  ) throws {
    let outcomes = try SharedSuite.outcomes(of: file)
    #expect(!outcomes.isEmpty)
    let wrong = outcomes.filter { !$0.isRight }.map(\.name)
    #expect(wrong == Self.exceptions[file, default: []])
  }

  @Test(.enabled(if: SharedSuite.folder != nil), arguments: SharedSuite.formats)
  func `formats that are asserted come out as the suite says, but for those with a reason`(
    _ file: String
  ) throws {
    let outcomes = try SharedSuite.outcomes(of: file, assertsFormats: true)
    #expect(!outcomes.isEmpty)
    let wrong = outcomes.filter { !$0.isRight }.map(\.name)
    #expect(wrong == Self.exceptions[file, default: []])
  }

  /// The optional tests that fail, with the reason.
  private static let exceptions = [
    // Schemas of earlier drafts are refused, by name, rather than judged by the wrong rules.
    "optional/cross-draft": [
      "refs to historic drafts are processed as historic drafts | first item not a string is valid"
    ]
  ]
}
