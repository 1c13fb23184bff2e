// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

struct JSONSyntaxErrorReasonTests {
  @Test func `each reason has a message of its own and a remedy`() {
    let messages = JSONSyntaxError.Reason.allCases.map(\.message.description)
    #expect(Set(messages).count == messages.count)
    for reason in JSONSyntaxError.Reason.allCases {
      #expect(!reason.remedy.description.isEmpty)
      #expect(!reason.message.description.hasSuffix("."))
      #expect(!reason.remedy.description.hasSuffix("."))
    }
  }

  @Test(arguments: [
    ("", "the document is empty", "send a JSON value, such as {}"),
    ("<html>", "the document is HTML or XML, not JSON", "make the service answer with JSON"),
    ("[1,]", "a comma is followed by the end", "remove the comma"),
    ("[+971]", "a number begins with '+'", "remove the '+', or quote a phone number"),
    ("\"", "a string is not closed", "close it with '\"'"),
  ])
  func `an error says what is wrong and what to do`(
    _ text: String, _ message: String, _ remedy: String
  ) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(parsing: text) }
    #expect(error?.message.description == message)
    #expect(error?.remedy.description == remedy)
  }
}
