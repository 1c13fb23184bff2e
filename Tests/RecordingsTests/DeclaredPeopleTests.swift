// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Recordings
import Redaction
import Testing

/// A text and what is left of it; `nil` means it stays as it is.
struct Masking: CustomTestStringConvertible, Sendable {
  let text: String
  let masked: String
  var testDescription: String { text }

  init(_ text: String, _ masked: String? = nil) {
    self.text = text
    self.masked = masked ?? text
  }

  static let json: [Masking] = [
    // By key, whatever the case and the separators
    .init(#"{"name":"Some Body"}"#, #"{"name":"‹name›"}"#),
    .init(#"{"FirstName":"So","last-name":"Bo"}"#, #"{"FirstName":"‹name›","last-name":"‹name›"}"#),
    .init(#"{"RealName":"S","surname":"B"}"#, #"{"RealName":"‹name›","surname":"‹name›"}"#),
    .init(#"{"contact_phone":"12 34"}"#, #"{"contact_phone":"‹phone›"}"#),
    .init(#"{"MobilePhone":"1","fax":"2"}"#, #"{"MobilePhone":"‹phone›","fax":"‹phone›"}"#),
    .init(#"{"E-Mail":"x at y"}"#, #"{"E-Mail":"‹e-mail›"}"#),
    .init(#"{"mailing_street":"Way 1"}"#, #"{"mailing_street":"‹address›"}"#),
    .init(#"{"birthdate":"1980-01-01"}"#, #"{"birthdate":"‹date›"}"#),
    // Keys that name things
    .init(#"{"file_name":"a.txt","api_name":"Phone","hostname":"h"}"#),
    .init(#"{"capacity":"big","velocity":"1","phone_type":"work","ip_address":"192.0.2.1"}"#),
    // The type stays
    .init(
      #"{"phone":971509999999,"mobile":null,"name":""}"#, #"{"phone":0,"mobile":null,"name":""}"#),
    .init(
      #"{"phone":12,"is_mobile":true,"birth_year":1980}"#,
      #"{"phone":12,"is_mobile":true,"birth_year":0}"#),
    // Nested
    .init(
      #"{"phones":[{"value":"1234567","type":"work"}]}"#,
      #"{"phones":[{"value":"‹phone›","type":"work"}]}"#),
    .init(#"{"name":{"first":"So","last":"Bo"}}"#, #"{"name":{"first":"‹name›","last":"‹name›"}}"#),
    .init(#"{"errors":{"phone":["has been taken"]}}"#),
    // Formatting, numbers and order stay
    .init("[ 1.50 ,\n\t{\"Name\" : \"S\\u0042\" } ]", "[ 1.50 ,\n\t{\"Name\" : \"‹name›\" } ]"),
    // By shape: values, keys, JSON in strings
    .init(
      #"{"note":"ask so@me.body or +971 50 999 9999"}"#,
      #"{"note":"ask ‹e-mail› or ‹phone›"}"#),
    .init(#"{"so@me.body":"a","+971509999999":"b"}"#, #"{"‹e-mail›":"a","‹phone›":"b"}"#),
    .init(#"{"message":"{\"name\":\"Some\"}"}"#, #"{"message":"{\"name\":\"‹name›\"}"}"#),
    .init(#"{"note":"\u002b971509999999"}"#, #"{"note":"‹phone›"}"#),
    // Declared, in every spelling
    .init(#"{"name":"Amira Haddad","first_name":"amira","last_name":"Haddad"}"#),
    .init(#"{"name":"Haddad, Amira","full_name":"AMIRA\u0020HADDAD"}"#),
    .init(#"{"name":"Amira Somebody"}"#, #"{"name":"‹name›"}"#),
    .init(#"{"phone":"050 123 4567","mobile":971501234567,"tel":"tel:+971-50-123-4567"}"#),
    .init(#"{"phone":"00971501234567","fax":"+971 (0)50 123 4567","cell":" 971501234567"}"#),
    .init(#"{"phone":"+971501234567;ext=12","note":"+971501234567"}"#),
    .init(#"{"email":"Amira@Example.com","note":"amira@example.com"}"#),
    // Placeholders of secrets
    .init(#"{"email":"REDACTED-2-user"}"#),
  ]

  static let text: [Masking] = [
    // E-mail addresses
    .init("mail so.me+x@body.example, please", "mail ‹e-mail›, please"),
    .init("'so@me.body'", "'‹e-mail›'"),
    .init("<a href=\"mailto:so&#64;me.body\">", "<a href=\"mailto:‹e-mail›\">"),
    .init("user @ home, @odata.etag, a@b, 50% off"),
    // Phone numbers
    .init("+971509999999", "‹phone›"), .init("+1 (555) 123-4567 x9", "‹phone› x9"),
    .init("tel:00971509999999", "tel:‹phone›"), .init("(555) 123-4567", "‹phone›"),
    .init("call 050-999 9999.", "call ‹phone›."), .init("0509999999", "‹phone›"),
    .init("555-123-4567", "‹phone›"), .init("+٩٧١٥٠٩٩٩٩٩٩٩", "‹phone›"),
    .init("(call 0509999999)", "(call ‹phone›)"),
    .init("<b>&#43;971509999999</b>", "<b>‹phone›</b>"),
    // Dates, times, ids, numbers
    .init("2026-11-21 10:15:30.123456+0400"), .init("21.11.2026 and 01-02-1990"),
    .init("Sat, 21 Nov 2026 10:15:30 GMT"), .init("1795256130250"),
    .init("01234567-89ab-4cde-8f01-234567890123"),
    .init("192.168.100.200:8080"), .init("1234567.89 and 0.12345678"),
    .init("1 234 567 and 12,345,678"),
    .init("id 4155550199 and 003Dn00000ABCDE"), .init("v1.2.840.113549"), .init("+12 3456"),
    // URLs and forms
    .init(
      "https://crm.invalid/c/%2B971509999999?q=so%40me.body#0509999999",
      "https://crm.invalid/c/%E2%80%B9phone%E2%80%BA?q=%E2%80%B9e-mail%E2%80%BA#%E2%80%B9phone%E2%80%BA"
    ),
    .init(
      "https://crm.invalid/c?first_name=So&phone=12345&page=1234567",
      "https://crm.invalid/c?first_name=%E2%80%B9name%E2%80%BA&phone=%E2%80%B9phone%E2%80%BA&page=1234567"
    ),
    .init("https://crm.invalid/c?name=Amira+Haddad&phone=%2B971501234567&p2=050%20123%204567"),
    .init("so%40me.body=1&b=2", "%E2%80%B9e-mail%E2%80%BA=1&b=2"),
    .init("name=Some+Body&id=7", "name=%E2%80%B9name%E2%80%BA&id=7"),
    .init("phone=REDACTED-1-key&x=REDACTED-1-key"),
    // Broken JSON is text, with keys in it
    .init(#"{"id":"7","name": "Some B"#, #"{"id":"7","name": "‹name›"#),
    .init(#"{"name":"Amira Haddad","phone":"12""#, #"{"name":"Amira Haddad","phone":"‹phone›""#),
    .init(#"a " b "name":"S\"o","x":"+971509999999""#, #"a " b "name":"‹name›","x":"‹phone›""#),
    .init("{\"name\":\"So\"}\n{\"name\":\"Bo\"}", "{\"name\":\"‹name›\"}\n{\"name\":\"‹name›\"}"),
    .init("\u{FEFF}{\"name\":\"So\"}", "\u{FEFF}{\"name\":\"‹name›\"}"),
    .init(""), .init("no person here"),
  ]
}

struct DeclaredPeopleTests {
  private let people = DeclaredPeople(
    texts: ["Amira Haddad", "amira@example.com"],
    phoneNumbers: [.init("+971 50 123 4567", region: "AE"), .init("anonymous", region: "AE")])

  @Test(arguments: Masking.json)
  func `JSON is masked by key and by shape and stays JSON`(_ row: Masking) throws {
    let masked = people.masked(row.text)
    #expect(masked == row.masked)
    #expect(throws: Never.self) { try JSONDocument(parsing: masked) }
    #expect(people.masked(masked) == masked, "masking twice changes nothing")
  }

  @Test(arguments: Masking.text)
  func `text is masked by shape and parameters by name`(_ row: Masking) {
    let masked = people.masked(row.text)
    #expect(masked == row.masked)
    #expect(people.masked(masked) == masked, "masking twice changes nothing")
  }

  @Test(arguments: [
    "", "true", "null", "42", "123456", "3.14", "-1234567", "12345678901234567", "amira haddad",
    "Haddad", "+971501234567", "0501234567", "AMIRA@example.com", "a1b2c3", "003Dn00000ABCDE",
    "01234567-89ab-4cde-8f01-234567890123", "2026-11-21T10:15:30Z", "‹name›", "REDACTED-1-key",
    "anonymous",
  ])
  func `a value that is declared or nobody's may be shown`(_ value: String) {
    #expect(people.mayShow(value))
  }

  @Test(arguments: ["Fish & Chips", "100%41 Ltd", "Ng", "Haddad; Amira", "Amira Rahman Haddad"])
  func `a value is declared as it is written, whatever it would mean as an escape`(_ text: String) {
    let people = DeclaredPeople(texts: [text], phoneNumbers: [])
    #expect(people.mayShow(text))
    #expect(!people.mayShow(text + " Nobody"))
  }

  @Test func `the words of a short declared text may stand in any order, but not be left out`() {
    let people = DeclaredPeople(texts: ["Amira Rahman Haddad"], phoneNumbers: [])
    #expect(people.mayShow("HADDAD, Amira Rahman"))
    #expect(people.mayShow("Rahman Haddad"))
    #expect(!people.mayShow("Amira Haddad"))
  }

  @Test(arguments: [
    "Somebody", "Some Body", "Ada", "so@me.body", "1234567", "971509999999", "+971509999999",
    "0509999999", "1980-01-01", "Way 1", "Zoë", "a1 b2", "555-123-4567",
  ])
  func `a value that may be a person's datum is not shown`(_ value: String) {
    #expect(!people.mayShow(value))
  }

  @Test(arguments: [
    ("http://127.0.0.1:8080/api", false), ("http://localhost", false), ("http://[::1]:80", false),
    ("https://crm.example.com", true), ("http://127.0.0.1.evil.example", true),
    ("http://127.0.0.1@evil.example", true), ("", true), ("localhost", true),
    ("http://0127.0.0.1.5", true), ("http://10.0.0.1", true),
  ])
  func `only a recording of loopback keeps everybody`(_ url: String, _ masks: Bool) {
    #expect(DeclaredPeople.masksForRecording(url) == masks)
  }

  /// A search that goes back again and again would take hours.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "+1", "0501", "a@", "(", "%2B", "&#43", "1-", "{\"", "a.", "\\u00", "12 ", "@a.", "x=1&",
      "\"", "\"a\":\"",
    ])
  func `a long text of beginnings is masked in one pass`(_ piece: String) {
    let text = String(repeating: piece, count: (1 << 16) / piece.utf8.count)
    let masked = people.masked(text)
    #expect(people.masked(masked) == masked)
  }

  @Test func `random bytes neither trap nor change when masked twice`() {
    var dice = Dice(state: 1)
    let alphabet = Array("0159+-() .@%&#;\\u{}[]\":,=/aZñ٣‹\n".unicodeScalars)
    for _ in 0..<5_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<40, using: &dice) {
        if let scalar = alphabet.randomElement(using: &dice) { text.append(scalar) }
      }
      let once = people.masked(String(text))
      #expect(people.masked(once) == once, "\(text)")
    }
  }
}
