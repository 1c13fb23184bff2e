// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Redaction
import Sandboxes
import Testing

/// A seed file with `▸` and `◂` around the place that a complaint points at.
struct BadSeed: Sendable, CustomTestStringConvertible {
  let marked: String
  let code: String
  let words: String

  init(_ marked: String, _ code: String, _ words: String) {
    self.marked = marked
    self.code = code
    self.words = words
  }

  var testDescription: String { marked }
  var text: String { marked.filter { $0 != "▸" && $0 != "◂" } }
  var range: Range<Int> {
    let start = marked.utf8.count - marked.drop { $0 != "▸" }.utf8.count
    let end = marked.utf8.count - marked.drop { $0 != "◂" }.utf8.count
    return start..<(end - "▸".utf8.count)
  }

  static let all: [BadSeed] = [
    BadSeed("▸◂", "seed-syntax", "not JSON"),
    BadSeed("{\"contacts\": [▸}◂", "seed-syntax", "not JSON"),
    BadSeed("▸[◂]", "seed-wrong-type", "is of type array, expected is the seed file as an object"),
    BadSeed("▸7◂", "seed-wrong-type", "is of type number"),
    BadSeed(#"{▸"contact"◂: []}"#, "seed-unknown-key", "the seed file has no key 'contact'"),
    BadSeed(#"{"leads": ▸{◂}}"#, "seed-wrong-type", "is of type object, expected is a list"),
    BadSeed(#"{"leads": [▸null◂]}"#, "seed-wrong-type", "is null, expected is a record"),
    BadSeed(#"{"leads": [▸{◂"id": "1"}]}"#, "seed-missing-key", "no 'full_name'"),
    BadSeed(#"{"leads": [▸{◂"full_name": "A"}]}"#, "seed-missing-key", "no 'id'"),
    BadSeed(#"{"leads": [{"id": ▸7◂, "full_name": "A"}]}"#, "seed-wrong-type", "of type number"),
    BadSeed(#"{"leads": [{"id": ▸" "◂, "full_name": "A"}]}"#, "seed-empty-text", "is empty"),
    BadSeed(
      #"{"leads": [{"id": "1", "full_name": "A", ▸"fone"◂: "1"}]}"#, "seed-unknown-key",
      "a record has no key 'fone'"),
    BadSeed(
      #"{"leads": [{"id": "1", "full_name": "Ä", "phone": ▸97150◂}]}"#, "seed-wrong-type",
      "of type number, expected is text or null"),
    BadSeed(
      #"{"leads": [{"id": "1", "full_name": "A", "url": ▸null◂}]}"#, "seed-wrong-type",
      "is null, expected is text"),
    BadSeed(
      #"{"leads": [{"id": "1", "full_name": "A", "owner": ▸"u"◂}]}"#, "seed-wrong-type",
      "expected is an owner as an object"),
    BadSeed(
      #"{"leads": [{"id": "1", "full_name": "A", "owner": {"email": ▸1◂}}]}"#, "seed-wrong-type",
      "of type number"),
    BadSeed(
      #"{"leads": [{"id": "1", "full_name": "A", ▸"id"◂: "2"}]}"#, "seed-duplicate-key",
      "'id' stands here twice"),
    BadSeed(
      #"{"leads": [{"id": "1", "full_name": "A"}, {"id": ▸"1"◂, "full_name": "B"}]}"#,
      "seed-duplicate-id", "'1' is taken"),
    BadSeed(
      #"{"leads": [{"id": ▸"a/b"◂, "full_name": "A"}]}"#, "seed-bad-id",
      "the id 'a/b' cannot stand in an address"),
    BadSeed(#"{"leads": [{"id": ▸"é"◂, "full_name": "A"}]}"#, "seed-bad-id", "cannot stand"),
    BadSeed(#"{"leads": [{"id": ▸"a b"◂, "full_name": "A"}]}"#, "seed-bad-id", "cannot stand"),
    BadSeed(
      #"{"leads": [{"id": ▸"\#(String(repeating: "1", count: 65))"◂, "full_name": "A"}]}"#,
      "seed-bad-id", "cannot stand"),
    BadSeed(#"{"leads": [{"id": ▸"search"◂, "full_name": "A"}]}"#, "seed-bad-id", "'search'"),
    BadSeed(
      #"{"leads": [{"id": "1", "full_name": "A", "updated_at": ▸"yesterday"◂}]}"#,
      "seed-bad-instant", "'yesterday' is no instant"),
    BadSeed(
      #"{"leads": [{"id": "1", "full_name": "A", "created_at": ▸"2026-02-29T00:00:00Z"◂}]}"#,
      "seed-bad-instant", "is no instant"),
    BadSeed(
      #"{"contacts": [{"id": "1", "full_name": "A", "account_id": ▸"a7"◂}], "accounts": []}"#,
      "seed-unknown-account", "there is no account 'a7'"),
    BadSeed(#"{"users": ▸{◂}}"#, "seed-wrong-type", "of type object, expected is a list of users"),
    BadSeed(#"{"users": [▸7◂]}"#, "seed-wrong-type", "expected is a user as an object"),
    BadSeed(#"{"users": [▸{◂"email": "a"}]}"#, "seed-missing-key", "a user has no 'id'"),
    BadSeed(#"{"users": [{"id": ▸7◂}]}"#, "seed-wrong-type", "of type number, expected is text"),
    BadSeed(#"{"users": [{"id": ▸"a b"◂}]}"#, "seed-bad-id", "'a b' cannot stand"),
    BadSeed(#"{"users": [{"id": "a"}, {"id": ▸"a"◂}]}"#, "seed-duplicate-id", "'a' is taken"),
    BadSeed(#"{"users": [{"id": "a", ▸"ext"◂: "1"}]}"#, "seed-unknown-key", "a user has no key"),
    BadSeed(
      #"{"users": [{"id": "a", "active": ▸"yes"◂}]}"#, "seed-wrong-type", "expected is true or"),
    BadSeed(
      #"{"users": [{"id": "a", "email": ▸1◂}]}"#, "seed-wrong-type", "expected is text or null"),
    BadSeed(
      #"{"users": [{"id": "a", "display_name": ▸""◂}]}"#, "seed-empty-text", "the text is empty"),
    BadSeed(
      #"{"users": [{"id": "a", "role": ▸"boss"◂}]}"#, "seed-unknown-role", "no role 'boss'"),
  ]
}

struct SandboxSeedTests {
  @Test(arguments: BadSeed.all)
  func `a bad seed file is complained of at its place`(_ row: BadSeed) {
    let source = SourceText(name: "seed.json", row.text)
    let error = #expect(throws: UnreadableSeed.self) { try SandboxSeed(parsing: source) }
    #expect(error?.complaints.count == 1)
    let complaint = error?.complaints.first
    #expect(complaint?.code == row.code)
    #expect(complaint?.message.text.contains(row.words) == true, "\(complaint?.message.text ?? "")")
    #expect(complaint?.span?.range == row.range)
    #expect(complaint?.remedy.isEmpty == false)
  }

  @Test func `all complaints come at once, in order, with file, line and column`() throws {
    let text = """
      {"contacts": [
        {"id": "1", "full_name": "Ä", "phon": "1", "mobile": 5},
        {"full_name": "B"},
        {"id": "1", "full_name": "C"}
      ], "lead": []}
      """
    let source = SourceText(name: "seed.json", text)
    let error = #expect(throws: UnreadableSeed.self) { try SandboxSeed(parsing: source) }
    let places = error?.complaints.map { "\($0.span?.description ?? "") \($0.code)" }
    #expect(
      places == [
        "seed.json:2:33 seed-unknown-key", "seed.json:2:56 seed-wrong-type",
        "seed.json:3:3 seed-missing-key", "seed.json:4:10 seed-duplicate-id",
        "seed.json:5:4 seed-unknown-key",
      ])
    #expect(
      error?.complaints.map(\.label.text) == [
        "did you mean 'phone'?", "", "", "", "did you mean 'leads'?",
      ])
  }

  @Test(arguments: [
    ("idd", "did you mean 'id'?"), ("fullName", "did you mean 'full_name'?"),
    ("Phone", "did you mean 'phone'?"), ("last-name", "did you mean 'last_name'?"),
    ("telephone", ""), ("x", ""), ("", ""), (String(repeating: "full_name", count: 5_000), ""),
  ])
  func `a key that is nearly right gets a suggestion`(key: String, label: String) throws {
    let text = #"{"leads": [{"id": "1", "full_name": "A", "\#(key)": "1"}]}"#
    let source = SourceText(name: "s", text)
    let error = #expect(throws: UnreadableSeed.self) { try SandboxSeed(parsing: source) }
    #expect(error?.complaints.map(\.label.text) == [label])
  }

  @Test func `a record needs an id and a name and gets the rest`() async throws {
    let seed = try SandboxSeed(
      parsing: SourceText(name: "s", #"{"contacts": [{"id": "x", "full_name": "Ada King Love"}]}"#))
    #expect(seed.recordCount == 1)
    try await withSandbox(SandboxOptions(seed: seed)) { (client) throws in
      let record = try client.get("/contacts/x").json()["data"]
      #expect(record?["first_name"]?.string == "Ada")
      #expect(record?["last_name"]?.string == "King Love")
      #expect(record?["url"]?.string == "https://sandbox.northgate.example/app/contacts/x")
      #expect(record?["phone"]?.isNull == true)
      #expect(record?["owner"]?["id"]?.string == "u1")
      #expect(record?["updated_at"]?.string == "2026-01-15T08:00:00Z")
    }
  }

  @Test func `what a seed file says is answered`() async throws {
    let text = """
      {"accounts": [{"id": "x", "full_name": "A", "first_name": "f", "last_name": "l",
       "company": "c", "email": "e", "phone": "p", "mobile": "m", "home": "h", "url": "u",
       "updated_at": "2026-05-01T10:00:00+04:00", "owner": {"id": "o", "email": null},
       "account_id": "x", "status": "s", "source": null, "created_at": "2026-05-01T10:00:00.5Z",
       "desk": "d"}]}
      """
    let seed = try SandboxSeed(parsing: SourceText(name: "s", text))
    let expected = """
      {"data":{"id":"x","full_name":"A","first_name":"f","last_name":"l","company":"c","email":"e",\
      "phone":"p","mobile":"m","home":"h","url":"u","updated_at":"2026-05-01T10:00:00+04:00",\
      "owner":{"id":"o","email":null},"owner_id":"o","account_id":"x","status":"s","active":true,\
      "source":null,"created_at":"2026-05-01T10:00:00.5Z","custom":{"desk":"d"}}}
      """
    try await withSandbox(SandboxOptions(seed: seed)) { (client) throws in
      #expect(try client.get("/accounts/x").body == expected)
    }
  }

  @Test(arguments: ["{}", #"{"contacts": []}"#])
  func `a seed may be empty`(_ text: String) throws {
    #expect(try SandboxSeed(parsing: SourceText(name: "s", text)).recordCount == 0)
  }

  @Test func `the built-in seed has people of every awkward kind`() throws {
    let seed = try SandboxSeed(parsing: SandboxSeed.builtInSource)
    #expect(seed == .builtIn)
    #expect(seed.recordCount == 32)
    let root = try JSONDocument(parsing: SandboxSeed.builtInSource.utf8).root
    let contacts = root["contacts"]?.elements ?? []
    for key in ["company", "email", "phone"] {
      #expect(contacts.contains { $0[key]?.isNull == true })
    }
    for part in ["'", "\"", "\\", "ë", "عائشة"] {
      #expect(contacts.contains { $0["full_name"]?.string?.contains(part) == true })
    }
    #expect(root["accounts"]?.elements.contains { $0["status"]?.string == "archived" } == true)
  }

  @Test
  func `a number of the built-in seed is shared by a contact, a lead and an archived account`()
    async throws
  {
    try await withSandbox { (client) throws in
      var found: [JSONValue] = []
      for kind in ["contacts", "leads", "accounts"] {
        found += try client.search("+971500000010", in: kind).json()["data"]?.elements ?? []
      }
      #expect(found.map { $0["id"]?.string } == ["c15", "l1", "a4"])
      #expect(found.map { $0["active"]?.bool } == [true, true, false])
      let instants = found.compactMap { $0["updated_at"]?.string }
      #expect(instants == instants.sorted().reversed() && Set(instants).count == 3)
    }
  }

  @Test func `every number of the built-in seed is fictitious`() throws {
    let root = try JSONDocument(parsing: SandboxSeed.builtInSource.utf8).root
    let records = root.members.flatMap(\.value.elements)
    let numbers = records.flatMap { record in
      ["phone", "mobile", "home"].map { record[$0]?.string }
    }.compactMap(\.self)
    let fiction = [
      "9715000000", "0500000", "97144000000", "4420794609", "44020794609", "1415555013",
      "44117496", "44121496",
    ]
    #expect(numbers.count > 20)
    for number in numbers {
      let digits = number.filter(\.isNumber).drop { $0 == "0" }
      let padded = number.hasPrefix("05") ? "0" + digits : String(digits)
      #expect(fiction.contains { padded.hasPrefix($0) }, "\(number)")
      #expect(!number.contains("509999999"))
    }
  }
}
