// SPDX-License-Identifier: Apache-2.0

/// Documents of a wanted size, alike on every machine.
enum Documents {
  private static let first = ["Ada", "Omar", "Lena", "Zoë", "Kim", "José", "Mariam", "Yuki"]
  private static let last = ["Berg", "Haddad", "Lindqvist", "O\\\"Hara", "Okafor", "Tanaka"]

  /// A contact list such as a CRM sends: about 500 bytes and 36 nodes a person.
  static func contacts(bytes size: Int) -> [UInt8] {
    var text = Array(#"{"data":["#.utf8)
    text.reserveCapacity(size + 1024)
    var number = 0
    while text.count < size {
      if number > 0 { text.append(UInt8(ascii: ",")) }
      text += Array(contact(number).utf8)
      number += 1
    }
    return text + Array(#"],"info":{"count":\#(number),"more":false,"next":null}}"#.utf8)
  }

  private static func contact(_ number: Int) -> String {
    let first = first[number % first.count]
    let last = last[number % last.count]
    let digits = String(5_000_000 + number)
    return """
      {"id":"\(40_000_000 + number)","First_Name":"\(first)","Last_Name":"\(last)",\
      "Company":"North Gate Logistics \(number % 97)","Email":"person.\(number)@example.test",\
      "Phone":"+97150\(digits)","Mobile":\(number % 3 == 0 ? "null" : "\"+97155\(digits)\""),\
      "score":\(number % 100).\(number % 10),"active":\(number % 2 == 0),\
      "owner":{"id":\(number % 50),"name":"Kim Okafor"},"tags":["vip","b2b"],\
      "note":"Called on Monday about the delivery; asked to be called back\\nin the afternoon.",\
      "created":"2026-03-01T08:30:00+04:00","url":"https://crm.example.test/contacts/\(number)"}
      """
  }

  /// A piece of text repeated up to a size, between two others.
  static func repeated(
    _ piece: String, bytes size: Int, between head: String = "", and tail: String = ""
  ) -> [UInt8] {
    let count = max(1, size / piece.utf8.count)
    return Array((head + String(repeating: piece, count: count) + tail).utf8)
  }
}
