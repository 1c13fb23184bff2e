// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Redaction
import Testing

@testable import Credentials

@Suite struct SecretProblemTests {
  static let secret = "hunter2-Zebra"

  /// Sources that hold the secret but cannot give it; `@` is the path of a file with the content.
  static let failing: [(String, SecretSource, [UInt8])] = [
    ("a blank first line", .environment("BLANK"), []),
    ("a blank first line in a file", .file("@"), Array("\n\(secret)".utf8)),
    ("Latin-1", .file("@"), Array(secret.utf8) + [0xE9]),
    ("UTF-16", .file("@"), secret.utf8.flatMap { [$0, 0] }),
    ("too long", .file("@"), Array(String(repeating: secret, count: 6000).utf8)),
    ("a folder below a file", .file("@/x"), Array(secret.utf8)),
    ("status 1", .command(["/bin/sh", "-c", "cat @; cat @ >&2; exit 1"]), Array(secret.utf8)),
    ("a signal", .command(["/bin/sh", "-c", "cat @; cat @ >&2; kill -9 $$"]), Array(secret.utf8)),
    ("late", .command(["/bin/sh", "-c", "cat @; exec sleep 60"]), Array(secret.utf8)),
    ("no text", .command(["/bin/cat", "@"]), [0xFF] + Array(secret.utf8)),
    (
      "too long a line", .command(["/bin/cat", "@"]),
      Array(String(repeating: secret, count: 6000).utf8)
    ),
    ("nothing", .command(["/bin/sh", "-c", "cat @ >&2"]), Array(secret.utf8)),
    ("no program", .command(["@/x"]), Array(secret.utf8)),
  ]

  @Test(arguments: failing)
  func `no message holds the value`(
    _ name: String, _ source: SecretSource, _ content: [UInt8]
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("key", content)
    let place = { (text: String) in text.replacing("@", with: path) }
    let real: SecretSource =
      switch source {
      case .environment: source
      case .file(let path): .file(place(path))
      case .command(let arguments): .command(arguments.map(place))
      }
    let reader = SecretReader(
      environment: ["BLANK": "\n\(Self.secret)", "PATH": "/usr/bin:/bin"], allowsCommands: true,
      commandDeadline: .milliseconds(900))
    let error = try #require(throws: SecretsUnavailable.self) {
      try reader.secrets(of: SecretReaderTests.environment([("api_key", real)]))
    }
    #expect(error.complaints.count == 1)
    var told = SecretReaderTests.shown(error.complaints) + "\(error)" + String(reflecting: error)
    dump(error, to: &told)
    #expect(told.contains("api_key"))
    #expect(!told.contains("hunter2") && !told.contains("Zebra"))
    // UTF-16 and other bytes: letters with something between them.
    #expect(!told.unicodeScalars.filter { $0 != "\0" }.map(String.init).joined().contains("hunter"))
  }

  @Test func `a secret that was read does not show either`() throws {
    let reader = SecretReader(environment: ["KEY": Self.secret])
    let result = try reader.secrets(
      of: SecretReaderTests.environment([("api_key", .environment("KEY"))]))
    var told = "\(result)" + String(reflecting: result)
    dump(result, to: &told)
    #expect(result.secrets["api_key"]?.reveal() == Self.secret)
    #expect(!told.contains("hunter2"))
  }

  @Test func `a problem names the place, the reason and the way out`() {
    let rows: [(SecretProblem, String, String)] = [
      (
        .empty("the file k"), "the secret 'api_key' is empty: the file k holds nothing",
        "put the value there; it is never written in a contract"
      ),
      (
        .unreadable("k", reason: "No such file"), "the secret 'api_key' cannot be read from 'k'",
        "No such file; write the value into that file, first line"
      ),
      (
        .commandsForbidden("pass"), "the secret 'api_key' needs the program 'pass'",
        "read the contract's `from: command …`; if you trust it, run with --allow-commands"
      ),
      (
        .commandFailed("pass", reason: "signal 9 ended it"),
        "the program 'pass' gave no secret 'api_key'",
        "signal 9 ended it; run it by hand and look at what it prints"
      ),
    ]
    let environment = SecretReaderTests.environment([("api_key", .environment("KEY"))])
    for (problem, message, remedy) in rows {
      let complaint = problem.complaint(about: environment.secrets[0], in: environment)
      #expect(complaint.message.text == message)
      #expect(complaint.remedy.text == remedy)
      #expect(complaint.code == "secret-unavailable")
    }
  }
}
