// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import conformance

/// The scorer that came with the recorded answers.
enum Scorer {
  static func score(
    kind: String, cases: String, _ lines: [String], scorer: String
  ) throws -> (right: Int, total: Int, output: String) {
    var template = Array("/tmp/callready-answers-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    let name = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { unlink(name) }
    Output(descriptor: descriptor).write(lines.joined(separator: "\n"))
    close(descriptor)
    let command = "python3 '\(scorer)' '\(kind)' '\(name)' '\(cases)' 2>&1"
    let stream = try #require(popen(command, "r"))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&buffer, 1, buffer.count, stream)
    pclose(stream)
    let output = String(decoding: buffer[..<count], as: UTF8.self)
    let all = output.split(separator: "\n").first { $0.hasPrefix("all ") }
    let numbers = (all ?? "").split(separator: " ").compactMap { Int($0) }
    try #require(numbers.count == 2, "\(output)")
    return (numbers[0], numbers[1], output)
  }
}
