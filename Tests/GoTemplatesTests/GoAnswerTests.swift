// SPDX-License-Identifier: Apache-2.0

import GoTemplates
import Testing

/// The tables of what Go 1.19 answers, row by row.
@Suite struct GoAnswerTests {
  @Test(arguments: [
    ValuesRows.all, ControlRows.all, FunctionsRows.all, FormatsRows.all, StructureRows.all,
  ]) func `a template renders to what Go renders`(_ rows: [RenderRow]) throws {
    for row in rows { try row.check() }
  }

  @Test(arguments: LexicalFailureRows.all + SyntaxFailureRows.all)
  func `what Go does not read is refused in its words`(_ row: FailureRow) {
    let error = #expect(throws: TemplateSyntaxError.self) { try GoTemplate(row.template) }
    #expect(error?.text(inTemplateNamed: "t") == "template: t:" + row.message)
    #expect(error?.class.rawValue == row.kind)
  }

  @Test(arguments: ArgumentFailureRows.all + ExecutionFailureRows.all)
  func `what Go does not render fails in its words and at its place`(_ row: FailureRow) throws {
    let template = try GoTemplate(row.template)
    let error = #expect(throws: TemplateExecutionError.self) { try template.render(Sample.data) }
    #expect(error?.text(inTemplateNamed: "t") == "template: t:" + row.message)
    #expect(error?.class.rawValue == row.kind)
  }

  @Test func `the tables are complete`() {
    let rendered = [
      ValuesRows.all, ControlRows.all, FunctionsRows.all, FormatsRows.all, StructureRows.all,
    ].joined()
    #expect(rendered.count > 450)
    #expect(rendered.allSatisfy { !$0.why.isEmpty })
    #expect((LexicalFailureRows.all + SyntaxFailureRows.all).count > 250)
    #expect((ArgumentFailureRows.all + ExecutionFailureRows.all).count > 200)
  }
}
