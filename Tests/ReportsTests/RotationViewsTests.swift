// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction
import Reports
import Testing
import Transports

/// A rehearsed rotation stands in every view for people; without one there is nothing of it.
struct RotationViewsTests {
  private static func result(works: Bool) -> RunResult {
    var result = SampleResults.ready
    result.rotations = [
      RehearsedRotation(
        secret: "client_secret", by: "Jonas <Weiß>", at: Sample.start, works: works,
        steps: [
          .init(
            tried: "the new secret", at: Sample.start, isAccepted: true, shouldBeAccepted: true,
            answer: ""),
          .init(
            tried: "the old secret", at: Sample.start, isAccepted: !works, shouldBeAccepted: false,
            answer: works ? "401 'invalid_client'" : ""),
        ])
    ]
    return result
  }

  @Test func `who, when and what is told`() {
    let result = Self.result(works: true)
    let head = "the rotation of client_secret works, rehearsed by Jonas"
    let old = "the old secret: refused, as it must"
    let page = HTMLReport.page(of: result)
    #expect(page.contains("\(head) &lt;Weiß&gt; at 2026-11-21T10:15:30"))
    #expect(page.contains("<li>\(old): 401 &#39;invalid_client&#39;</li>"))
    let markdown = MarkdownReport.text(of: result)
    #expect(markdown.contains("## Renewal of secrets, rehearsed\n\n"))
    #expect(markdown.contains("- \(old)"))
    let terminal = TerminalReport.text(of: result, usesColor: false).text
    #expect(terminal.contains("\(head) <Weiß> at 2026-11-21T10:15:30"))
  }

  @Test func `one that does not work says so`() {
    let page = HTMLReport.page(of: Self.result(works: false))
    #expect(page.contains("the rotation of client_secret does not work"))
    #expect(page.contains("the old secret: accepted, must be refused"))
  }

  @Test func `without a rehearsal there is nothing of it`() {
    #expect(!HTMLReport.page(of: SampleResults.ready).contains("rehearsed"))
    #expect(!MarkdownReport.text(of: SampleResults.ready).contains("rehearsed"))
  }
}
