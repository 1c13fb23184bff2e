// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import Testing

@testable import Contracts
@testable import Credentials

@Suite struct SecretReaderTests {
  let folder: TemporaryFolder
  static let contract = SourceText(
    name: "contract.yaml", "environments:\n  test:\n    secrets: { api_key: { from: SOURCE } }\n")

  init() throws { folder = try TemporaryFolder() }

  static func environment(_ sources: [(String, SecretSource)]) -> Contracts.Environment {
    let span = SourceSpan(54..<60, in: contract)
    return Contracts.Environment(
      name: Located("test", at: span), variables: [],
      secrets: sources.map { name, source in
        SecretDeclaration(
          name: Located(name, at: span), source: source, sourceSpan: span, owner: nil, renewBy: nil)
      }, writes: .forbidden, data: .shared, budget: Contracts.Environment.Budget(),
      freeNumbers: nil)
  }

  /// The value of the one secret of an environment, or the complaint about it.
  func read(
    _ source: SecretSource, _ variables: [String: String] = [:], allowsCommands: Bool = true
  ) -> (value: String?, complaints: [Complaint]) {
    let reader = SecretReader(
      environment: variables, allowsCommands: allowsCommands, commandDeadline: .milliseconds(900))
    do throws(SecretsUnavailable) {
      let (secrets, warnings) = try reader.secrets(of: Self.environment([("api_key", source)]))
      return (secrets["api_key"]?.reveal(), warnings)
    } catch {
      return (nil, error.complaints)
    }
  }

  static let values: [(String, String?)] = [
    ("value", "value"), ("value\n", "value"), ("value\r\n", "value"), ("value\r", "value"),
    ("value\nmore\n", "value"), ("value\r\nmore", "value"), ("value \t", "value"),
    ("value \r\n", "value"), (" value", " value"), ("a b", "a b"), ("é日😀", "é日😀"),
    // Nothing that could be used.
    ("", nil), (" ", nil), ("\t \t", nil), ("\n", nil), ("\r\n", nil), ("\nvalue", nil),
    (" \r\nvalue", nil),
  ]

  @Test(arguments: values)
  func `every source gives its first line without blanks at the end`(
    _ text: String, _ value: String?
  ) throws {
    let path = try folder.write("key", text)
    for source in [.environment("KEY"), .file(path), .command(["/bin/cat", path])] as [SecretSource]
    {
      let (read, complaints) = read(source, ["KEY": text])
      #expect(read == value)
      #expect(complaints.isEmpty == (value != nil))
      if value == nil { #expect(complaints.first?.message.text.contains("is empty") == true) }
    }
  }

  @Test func `a variable that is not set is named with the way out`() {
    #expect(
      Self.shown(read(.environment("KEY"), ["KEY2": "x"]).complaints) == """
        error[secret-unavailable]: the secret 'api_key' needs the environment variable KEY
          --> contract.yaml:3:33
           |
         3 |     secrets: { api_key: { from: SOURCE } }
           |                                 ^^^^^^
           = help: export KEY=…, or choose another environment than 'test' with --env

        """)
  }

  static func shown(_ complaints: [Complaint]) -> String {
    let renderer = CaretRenderer(redactor: Redactor(secrets: []))
    return complaints.map { renderer.render($0).text }.joined()
  }

  @Test func `the home directory comes from the environment`() throws {
    _ = try folder.write("key", "value")
    #expect(read(.file("~/key"), ["HOME": folder.path]).value == "value")
    #expect(read(.file("~/none"), ["HOME": folder.path]).value == nil)
    #expect(read(.file("~/key")).value == nil)
    // Only `~/` is special: no user names, no variables.
    #expect(read(.file("$HOME/key"), ["HOME": folder.path]).value == nil)
  }

  @Test func `a file that others can read gives its value and a warning`() throws {
    let path = try folder.write("key", "value", mode: 0o644)
    let (value, warnings) = read(.file(path))
    #expect(value == "value")
    #expect(warnings.map(\.code) == ["secret-file-open"])
    #expect(warnings.first?.remedy.text == "chmod 600 \(path)")
    let closed = try folder.write("closed", "value")
    #expect(read(.file(closed)).complaints.isEmpty)
  }

  @Test func `a program is not run without permission`() throws {
    let trace = "\(folder.path)/trace"
    let source = SecretSource.command(["/bin/sh", "-c", "echo ran > \(trace); echo value"])
    let (value, complaints) = read(source, allowsCommands: false)
    #expect(value == nil)
    #expect(complaints.first?.remedy.text.contains("--allow-commands") == true)
    #expect(throws: SecretProblem.self) { try SecretFile(path: trace) }
    #expect(read(source).value == "value")
    #expect(try SecretFile(path: trace).firstLine == "ran")
    #expect(!SecretReader(environment: [:]).allowsCommands)
  }

  @Test func `every secret that cannot be had is told, and the others are read`() throws {
    let sources: [(String, SecretSource)] = [
      ("a", .environment("A")), ("b", .environment("B")), ("c", .file("/no/such")),
    ]
    let reader = SecretReader(environment: ["B": "value"])
    let error = #expect(throws: SecretsUnavailable.self) {
      try reader.secrets(of: Self.environment(sources))
    }
    let complaints = try #require(error).complaints
    #expect(complaints.count == 2 && complaints == complaints.sorted())
    #expect(complaints.map { $0.message.text.contains("'b'") } == [false, false])
    let good = try reader.secrets(of: Self.environment([sources[1]]))
    #expect(good.secrets == ["b": Secret("value", name: "b")] && good.warnings.isEmpty)
    #expect(try reader.secrets(of: Self.environment([])).secrets.isEmpty)
  }
}
