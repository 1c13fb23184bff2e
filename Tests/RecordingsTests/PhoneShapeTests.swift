// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Recordings

struct PhoneShapeTests {
  private func values(_ text: String, isForm: Bool = false) -> [String] {
    PersonalShapes.finds(in: Array(text.utf8), isForm: isForm)
      .map { String(decoding: $0.value, as: UTF8.self) }
  }

  @Test(arguments: [
    // International
    ("+971501234567", "971501234567"), ("+1 555 123 4567", "15551234567"), ("+1234567", "1234567"),
    ("+123456789012345", "123456789012345"), ("00971501234567", "00971501234567"),
    ("+971 (0) 50 123 4567", "9710501234567"), ("+44-20.7946/0018", "442079460018"),
    // National
    ("050 123 4567", "0501234567"), ("(02) 123 4567", "021234567"), ("030/1234567", "0301234567"),
    ("555.123.4567", "5551234567"), ("1-555-123-4567", "15551234567"), ("555-0123", "5550123"),
    // In context
    ("tel:050-1234567;x", "0501234567"), ("a 2026-11-21 050 123 4567", "0501234567"),
    ("[0501234567]", "0501234567"), ("=0501234567&", "0501234567"), ("/0501234567/", "0501234567"),
  ])
  func `a number as people write it is found`(_ text: String, _ digits: String) {
    #expect(values(text) == [digits])
  }

  @Test(arguments: [
    "+123456", "+1234567890123456", "5+1234567", "123456", "1234567", "12345678901", "000012345678",
    "00:15:30", "0.12345678", "1.234.567.890", "2026-11-21", "21.11.2026", "01/02/2003 10:00",
    "10.0.0.1", "127.000.000.001", "0a501234567", "x0501234567", "0501234567x", "id_0501234567",
    "550e8400-e29b-41d4-a716-046655440000", "12:34:56.0501234567", "1,0501234567", "",
    "0501234567890123456789",
  ])
  func `what is no number is left alone`(_ text: String) {
    #expect(values(text).isEmpty)
  }

  @Test func `a plus sign is a blank in a form alone`() {
    #expect(values("050+123+4567", isForm: true) == ["0501234567"])
    #expect(values("050+123+4567").isEmpty)
  }
}
