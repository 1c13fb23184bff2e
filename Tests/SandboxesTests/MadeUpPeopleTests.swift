// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Testing

@testable import Sandboxes

struct MadeUpPeopleTests {
  @Test(arguments: [0, 1, 7, .max] as [UInt64])
  func `every person has a number of its own that leads back to it`(_ seed: UInt64) throws {
    let people = MadeUpPeople(count: 3_000, seed: seed)
    var numbers: [String] = []
    var lost: [String] = []
    for place in 0..<people.count {
      for (_, text, number) in people.numbers(place) {
        numbers.append(number)
        let found = [SandboxSearch.exact, .lastDigits(9), .lastDigits(6)].map {
          people.candidates(for: PhoneMatcher(text, search: $0))
        }
        if found.contains(where: { $0 != place..<(place + 1) }) { lost.append(text) }
      }
      if people.place(of: people.record(place).id) != place { lost.append("\(place)") }
    }
    #expect(lost.isEmpty)
    #expect(numbers.count > 3_600)
    #expect(Set(numbers).count == numbers.count)
    // Reading with the library is slow, and right for all if it is right for some.
    for place in 0..<100 {
      for (_, text, number) in people.numbers(place) {
        #expect(PhoneMatcher.number(text) == number)
        let matcher = PhoneMatcher(number, search: .normalised)
        #expect(people.candidates(for: matcher) == place..<(place + 1))
      }
    }
  }

  @Test(arguments: ["g0", "g01", "g3001", "g", "g-1", "G1", "g99999999999999999999", "", "1"])
  func `an id that nobody has leads nowhere`(_ id: String) {
    #expect(MadeUpPeople(count: 3_000, seed: 1).place(of: id) == nil)
  }

  @Test func `the same seed makes the same people, another one others`() {
    let some = MadeUpPeople(count: 10, seed: 1)
    #expect(some.record(3) == MadeUpPeople(count: 900_000, seed: 1).record(3))
    #expect(some.record(3) != MadeUpPeople(count: 10, seed: 2).record(3))
  }

  @Test func `the last of the most people is found too`() {
    let people = MadeUpPeople(count: .max, seed: 5)
    #expect(people.count == 900_000)
    let last = people.record(899_999)
    let matcher = PhoneMatcher(last.phone ?? "", search: .exact)
    #expect(people.candidates(for: matcher) == 899_999..<900_000)
    #expect(CalendarInstant(last.updatedAt) != nil)
  }

  @Test(arguments: [0, 1, 5])
  func `a hundred thousand people are searched, read, deleted and counted`(
    _ seed: UInt64
  ) async throws {
    var options = SandboxOptions()
    options.records = 100_000
    options.randomSeed = seed
    let person = MadeUpPeople(count: 100_000, seed: seed).record(77_776)
    let number = try #require(person.phone.flatMap(PhoneMatcher.number))
    try await withSandbox(options) { (client) throws in
      #expect(try client.get("/_sandbox/state").json()["contacts"]?.int == 100_025)
      #expect(try client.search(number).ids() == ["g77777"])
      #expect(try client.search("+971500000000").ids() == ["abc123"])
      #expect(try client.search("+971509999999").ids() == [])
      let read = try client.get("/contacts/g77777").json()["data"]
      #expect(read?["full_name"]?.string == person.fullName)
      let body = #"{"full_name":"\#(person.fullName)","phone":"\#(number)"}"#
      #expect(try client.send("POST", "/contacts", body: body).status == 409)
      #expect(try client.send("DELETE", "/contacts/g77777").status == 204)
      #expect(try client.send("DELETE", "/contacts/g77777").status == 404)
      #expect(try client.get("/contacts/g77777").status == 404)
      #expect(try client.search(number).ids() == [])
      #expect(try client.get("/_sandbox/state").json()["contacts"]?.int == 100_024)
    }
  }

  @Test func `searches that fit many say how many there are and give a page`() async throws {
    var options = SandboxOptions(search: .contains)
    options.records = 2_000
    try await withSandbox(options) { (client) throws in
      let all = try client.search("0").json()
      #expect(all["data"]?.elements.count == 100)
      #expect(all["paging"]?["has_more"]?.bool == true)
      #expect((all["paging"]?["total"]?.int ?? 0) > 2_000)
      let named = try client.get("/contacts/search?q=courier").json()
      #expect((named["paging"]?["total"]?.int ?? 0) > 50)
      let names = named["data"]?.elements.compactMap { $0["company"]?.string } ?? []
      #expect(!names.isEmpty && names.allSatisfy { $0 == "Atlas Courier" })
    }
  }

  @Test func `everybody is walked page by page, nobody twice`() async throws {
    var options = SandboxOptions(faults: [.matchAll])
    options.records = 475
    try await withSandbox(options) { (client) throws in
      var ids: [String] = []
      for page in 0..<5 {
        ids += try client.get("/contacts/search?limit=100&offset=\(page * 100)").ids()
      }
      #expect(ids.count == 500)
      #expect(Set(ids).count == 500)
    }
  }

  @Test func `an id of the seed file goes before a made-up one`() async throws {
    let text = #"{"contacts":[{"id":"g2","full_name":"Mine"}]}"#
    var options = SandboxOptions(seed: try SandboxSeed(parsing: .init(name: "s", text)))
    options.records = 3
    try await withSandbox(options) { (client) throws in
      #expect(try client.get("/contacts/g2").json()["data"]?["full_name"]?.string == "Mine")
      #expect(try client.get("/_sandbox/state").json()["contacts"]?.int == 3)
    }
  }
}
