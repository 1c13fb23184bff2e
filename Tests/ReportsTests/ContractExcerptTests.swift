// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Readiness
import Reports
import Testing

/// The line of the contract on the page, with what is meant marked in it.
struct ContractExcerptTests {
  @Test func `what is meant is marked in its line, and the label stands below`() {
    let page = HTMLReport.page(of: SampleResults.notReady)
    #expect(
      page.contains(
        """
        <span class="soft">5 │</span>   FirstName: <mark>data.#.full_name</mark></pre>\
        <p class="soft">data.0 has &#39;id&#39;, &#39;name&#39;, &#39;phone&#39;, &#39;url&#39;</p>
        """))
    #expect(page.contains("│</span> popup: { field: <mark>data.#.url</mark> }</pre>"))
  }

  @Test func `a long line is cut on both sides of the mark`() throws {
    func run(_ letter: String, _ count: Int) -> String { String(repeating: letter, count: count) }
    let line = run("x", 120) + run("a", 80) + "MARKED" + run("b", 80) + run("y", 120)
    let result = try aboutLine(line, column: 201, width: 6)
    let excerpt = "…\(run("a", 80))<mark>MARKED</mark>\(run("b", 80))…"
    #expect(HTMLReport.page(of: result).contains("│</span> \(excerpt)</pre>"))
  }

  @Test func `a mark beyond the end of the line is empty`() throws {
    let line = "  FirstName: data.#.full_name"
    let result = try aboutLine(line, column: 4_000_000_000, width: 9)
    #expect(HTMLReport.page(of: result).contains("\(line)<mark></mark></pre>"))
  }

  /// A result whose first finding is about another line.
  private func aboutLine(_ line: String, column: Int, width: Int) throws -> RunResult {
    let text = SampleResults.notReady.json.text(pretty: false)
      .replacing(
        #""column":14,"width":16,"text":"  FirstName: data.#.full_name""#,
        with: #""column":\#(column),"width":\#(width),"text":"\#(line)""#)
    return try RunResult(reading: try JSONDocument(parsing: text))
  }
}
