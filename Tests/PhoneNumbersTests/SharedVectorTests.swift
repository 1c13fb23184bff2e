// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONValues
import PhoneNumbers
import Testing

/// Numbers answered by another edition of the library, with newer metadata; the scorer is theirs.
@Suite(.enabled(if: SharedVectors.arePresent, "the shared vectors are not here"))
struct SharedVectorTests {
  // What a country has given out changes from year to year; how its numbers are read hardly does.
  @Test(arguments: [(false, 995), (true, 985)])
  func `the scorer agrees with nearly all numbers`(
    withMetadata: Bool, permille: Int
  ) throws {
    let cases = try SharedVectors.lines(of: "phone-cases.jsonl")
    let results = try cases.map {
      try Self.answer(to: JSONDocument(parsing: $0).root, withMetadata: withMetadata)
    }
    let score = try SharedVectors.score(kind: "phone", results: results)
    #expect(score.total >= 1_500)
    #expect(score.right * 1_000 >= permille * score.total, "\(score.output)")
  }

  @Test func `two spellings are one number wherever the other edition says so`() throws {
    let cases = try SharedVectors.lines(of: "phone-match-cases.jsonl")
    var misses: [String] = []
    for line in cases {
      let row = try JSONDocument(parsing: line).root
      let isSame = Self.e164(row["a"], row["a_region"]) == Self.e164(row["b"], row["b_region"])
      if isSame != row["e164_equal"]?.bool { misses.append(line) }
    }
    #expect(cases.count > 200)
    #expect(misses.count * 200 <= cases.count, "\(misses)")
  }

  private static func e164(_ text: JSONValue?, _ region: JSONValue?) -> String? {
    try? PhoneNumber(parsing: text?.string ?? "", region: region?.string).e164
  }

  private static func answer(to row: JSONValue, withMetadata: Bool) -> String {
    var members: [JSONOutput.Member] = [.init("id", JSONOutput(row["id"]?.string))]
    do {
      let number = try PhoneNumber(
        parsing: row["input"]?.string ?? "", region: row["default_region"]?.string)
      members += [
        .init("e164", .string(number.e164)), .init("country_code", .int(number.countryCode)),
        .init("nsn", .string(number.nationalSignificantNumber)),
        .init("extension", JSONOutput(number.phoneExtension)),
      ]
      if withMetadata {
        members += [
          .init("valid", .bool(number.isValid)), .init("possible", .bool(number.isPossible)),
          .init("region", JSONOutput(number.region)),
        ]
      }
    } catch {
      members.append(.init("error", .string(error.rawValue)))
    }
    return JSONOutput.object(members).text(pretty: false)
  }
}

/// The conformance cases that may stand beside the package.
enum SharedVectors {
  static let folder: String = {
    if let shared = getenv("CALLREADY_SHARED") { return String(cString: shared) + "/vectors" }
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/../shared/vectors"
  }()

  static var arePresent: Bool { access(folder + "/score.py", R_OK) == 0 }

  static func lines(of name: String) throws -> [String] {
    let file = try #require(fopen("\(folder)/\(name)", "r"))
    defer { fclose(file) }
    return readLines(file)
  }

  static func score(
    kind: String, results: [String]
  ) throws -> (right: Int, total: Int, output: String) {
    let path = "\(folder)/score.py"
    var template = Array("/tmp/callready-score-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let file = try #require(fdopen(descriptor, "w"))
    let name = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { unlink(name) }
    for result in results { fputs(result + "\n", file) }
    fclose(file)
    let scorer = try #require(popen("python3 '\(path)' '\(kind)' '\(name)' 2>&1", "r"))
    let output = readLines(scorer)
    pclose(scorer)
    let numbers = output.first?.split(separator: " ").compactMap { Int($0) } ?? []
    try #require(output.first?.hasPrefix("all ") == true && numbers.count == 2, "\(output)")
    return (numbers[0], numbers[1], output.joined(separator: "\n"))
  }

  private static func readLines(_ file: UnsafeMutablePointer<FILE>) -> [String] {
    var lines: [String] = []
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while getline(&line, &capacity, file) > 0, let text = line {
      lines.append(String(String(cString: text).drop { $0 == "\n" }.prefix { $0 != "\n" }))
    }
    return lines
  }
}
