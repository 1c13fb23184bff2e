// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import Testing

/// Documents and paths made to make a reader fall over; each must be answered.
@Suite struct HostileInputTests {
  private static let deepList = Array(repeating: UInt8(ascii: "["), count: 50_000)

  @Test(arguments: [
    "a", "0", "#", "@valid", "@ugly", "@pretty", "@dig:a", #"@flatten:{"deep":true}"#, "@reverse",
    "#.#.#", "..#", "*", "#(a==1)#",
  ]) func `a list without end answers`(_ path: String) {
    let value = GJSONPath(path).value(in: Self.deepList)
    #expect(value.raw.count <= Self.deepList.count * 3)
    #expect(!GJSONPath(path + ".zz").trace(in: Self.deepList).walked.contains("zz"))
  }

  @Test(arguments: ["0.", "#.", "#(", "[", "{a:", "a|", "@this|", "!", ".", "\\", "*", "#(0="])
  func `a path without end answers`(_ piece: String) {
    let path = GJSONPath(String(repeating: piece, count: 20_000))
    #expect(path.value(in: Self.deepList).raw.count <= Self.deepList.count)
    _ = path.trace(in: Self.deepList)
  }

  @Test func `as deep as the limit a path still finds its value`() {
    let json = String(repeating: "[", count: 200) + "7" + String(repeating: "]", count: 200)
    let path = GJSONPath(Array(repeating: "0", count: 200).joined(separator: "."))
    #expect(path.value(in: Array(json.utf8)).text == "7")
  }

  @Test func `a path that doubles its text without end selects nothing`() {
    let path = String(repeating: "[@this,@this]|", count: 60) + "@this"
    #expect(!GJSONPath(path).value(in: Array("[1]".utf8)).exists)
  }

  @Test(arguments: ["a", "@dig:a", "@dig:@dig:@dig:@dig:@dig:@dig:a"])
  func `a search at any depth in searches at any depth ends`(_ path: String) {
    let open = String(repeating: #"{"a":["#, count: 30)
    let json = Array((open + "1" + String(repeating: "]}", count: 30)).utf8)
    let value = GJSONPath("@dig:" + path).value(in: json)
    // The last would take some trillion steps: it is given up, not answered in part.
    #expect(value.exists == (path.utf8.count < 10))
  }

  @Test func `any bytes may stand in a document`() {
    let json: [UInt8] = Array(#"{"a":""#.utf8) + [0xFF, 0x00, 0xC3] + Array(#"","b":1}"#.utf8)
    #expect(GJSONPath("a").value(in: json).bytes == [0xFF, 0x00, 0xC3])
    #expect(GJSONPath("b").value(in: json).text == "1")
  }
}
