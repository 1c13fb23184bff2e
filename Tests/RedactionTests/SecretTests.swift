// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing

@Suite struct SecretTests {
  static let secret = Secret("hunter2", name: "api_key")

  @Test func `a secret that is printed in any way prints dots`() {
    var dumped = ""
    dump(Self.secret, to: &dumped)
    var dumpedList = ""
    dump(["k": [Self.secret]], to: &dumpedList)
    let printed = [
      "\(Self.secret)", String(describing: Self.secret), String(reflecting: Self.secret), dumped,
      dumpedList, "\([Self.secret])", "\(Optional(Self.secret) as Any)",
    ]
    for text in printed {
      #expect(!text.contains("hunter2"))
      #expect(text.contains("•"))
    }
  }

  @Test func `the value is handed out on demand`() {
    #expect(Self.secret.reveal() == "hunter2")
    #expect(Self.secret != Secret("hunter3", name: "api_key"))
  }
}
