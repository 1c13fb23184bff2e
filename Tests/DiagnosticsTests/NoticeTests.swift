// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import Testing

@Suite struct NoticeTests {
  @Test func `a complaint becomes an error with all that it says`() {
    let span = marked("a: ▸b◂")
    let complaint = Complaint(
      "some-code", "it is wrong", at: span, label: "here", remedy: "mend it", hiding: [span])
    var notice = Notice("error", "some-code", "it is wrong")
    notice.span = span
    notice.label = "here"
    notice.help = "mend it"
    notice.hidden = [span]
    #expect(Notice(complaint) == notice)
  }
}
