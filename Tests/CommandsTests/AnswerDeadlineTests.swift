// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

@Suite struct AnswerDeadlineTests {
  @Test(arguments: [
    ("1ms", Duration.milliseconds(1)), ("500ms", .milliseconds(500)), ("2s", .seconds(2)),
    ("3600s", .seconds(3600)),
  ])
  func `a number with a unit is a deadline`(_ text: String, _ duration: Duration) {
    #expect(AnswerDeadline(argument: text)?.duration == duration)
  }

  @Test(arguments: [
    "", "0s", "5", "s", "-1s", "1 s", "1.5s", "3601s", "99999999ms", "99999999999999999999s", "٣s",
  ])
  func `anything else is none`(_ text: String) {
    #expect(AnswerDeadline(argument: text) == nil)
  }
}
