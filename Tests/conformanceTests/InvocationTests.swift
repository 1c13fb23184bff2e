// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import conformance

@Suite struct InvocationTests {
  @Test(arguments: Mode.allCases) func `each mode takes the files it needs`(_ mode: Mode) throws {
    let option = mode.companionOption.map { [$0, "more"] } ?? []
    let invocation = try #require(Invocation([mode.rawValue, "cases"] + option))
    #expect(invocation.mode == mode)
    #expect(invocation.cases == "cases")
    #expect(invocation.companion == (option.isEmpty ? nil : "more"))
    #expect(Invocation(invocation.arguments) == invocation)
  }

  @Test func `the option may stand first`() {
    #expect(
      Invocation(["gjson", "--documents", "docs", "cases"])
        == Invocation(["gjson", "cases", "--documents", "docs"]))
  }

  @Test(arguments: [
    [], ["gjson"], ["gjson", "cases"], ["gjson", "cases", "--datasets", "sets"],
    ["gjson", "cases", "--documents"], ["nothing", "cases"], ["phone", "cases", "more"],
    ["phone", "--documents"], ["gjson", "cases", "docs", "--documents"],
  ]) func `what makes no sense is refused`(_ arguments: [String]) {
    #expect(Invocation(arguments) == nil)
  }

  @Test func `a file that is not there is told by name`() throws {
    let invocation = try #require(Invocation(["gjson", "c", "--documents", "/nowhere/docs"]))
    let problem = #expect(throws: InputProblem.self) { try invocation.answerer() }
    #expect(problem?.description.hasPrefix("cannot read '/nowhere/docs': ") == true)
  }
}
