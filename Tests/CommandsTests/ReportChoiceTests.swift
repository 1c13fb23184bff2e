// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

@Suite struct ReportChoiceTests {
  @Test(arguments: [
    ("html", [ReportFormat.html]), ("junit,markdown", [.junit, .markdown]), ("none", []),
    ("html,junit,markdown", [.html, .junit, .markdown]),
  ])
  func `a list of formats is a choice`(_ text: String, _ formats: [ReportFormat]) {
    #expect(ReportChoice(argument: text)?.formats == formats)
  }

  @Test(arguments: ["", "pdf", "html,pdf", "html,none", "HTML"])
  func `an unknown format is none`(_ text: String) {
    #expect(ReportChoice(argument: text) == nil)
  }
}
