// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import PBXLanguage

@Suite struct QueryOperandTests {
  @Test(arguments: [
    (#"#(phone=="1")#"#, "phone"), (#"#( phone % "1*")"#, "phone"), (#"#(=="x")#"#, ""),
    (#"#(tags.#(a=="x")#.b=="y")"#, "tags.#(a==\"x\")#.b"), (#"#("a=b">1)"#, #""a=b""#),
    (#"#({"k":v}!=1)"#, #"{"k":v}"#),
  ]) func `the left side of a comparison is found`(_ component: String, _ path: String) {
    #expect(QueryOperand(component: component)?.path == path)
  }

  @Test(arguments: ["", "#", "0", "phone", "#(phone)#", "#(", #"#(phone=="1""#, "#()", "(a==1)"])
  func `anything else has no left side`(_ component: String) {
    #expect(QueryOperand(component: component) == nil)
  }
}
