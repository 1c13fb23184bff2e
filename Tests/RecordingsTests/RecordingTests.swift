// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Recordings
import Redaction
import Testing
import Transports

struct RecordingTests {
  private func draft(_ endpoint: String, _ requests: [Request], from first: Int = 1)
    -> Recording.Draft
  {
    Recording.Draft(
      endpoint: endpoint,
      exchanges: requests.enumerated().map {
        HARFile.Recorded(first + $0, Samples.redactor.redact(Samples.answer($1, at: first + $0)))
      })
  }

  private func failure(_ body: () throws -> Void) -> RecordingError? {
    do {
      try body()
      return nil
    } catch {
      return error as? RecordingError
    }
  }

  @Test func `what is written is read again, endpoint by endpoint`() throws {
    try Files.withFolder { folder in
      let path = folder + "/a/b"
      let drafts = [
        draft("users", [Samples.get("/users")], from: 2),
        draft("contact-search", [Samples.get("/c?q=1"), Samples.get("/c?q=2")], from: 3),
      ]
      try Recording.write(drafts, header: Samples.header, to: path)
      #expect(Files.names(path) == ["contact-search.har", "users.har"])
      let recording = try Recording.read(folder: path)
      #expect(recording.header == Samples.header)
      #expect(recording.endpoints.map(\.name) == ["contact-search", "users"])
      #expect(recording.endpoints.map { $0.entries.map(\.number) } == [[3, 4], [2]])
    }
  }

  @Test func `writing again replaces its own files and touches no other`() throws {
    try Files.withFolder { folder in
      #expect(Files.write([1], folder + "/notes.txt"))
      #expect(Files.write([2], folder + "/old.har"))
      for _ in 1...2 {
        try Recording.write(
          [draft("users", [Samples.get("/users")])], header: Samples.header, to: folder)
      }
      #expect(Files.names(folder) == ["notes.txt", "old.har", "users.har"])
      #expect(Files.read(folder + "/notes.txt") == [1])
      #expect(Files.read(folder + "/old.har") == [2])
    }
  }

  @Test func `a failure leaves the old files and nothing half written`() throws {
    try Files.withFolder { folder in
      let first = [draft("users", [Samples.get("/old")])]
      try Recording.write(first, header: Samples.header, to: folder)
      let before = Files.read(folder + "/users.har")
      // Two drafts of one name: the second cannot be written.
      let twice = [draft("users", [Samples.get("/new")]), draft("users", [])]
      let error = failure { try Recording.write(twice, header: Samples.header, to: folder) }
      #expect(error?.description.contains("\(folder)/users.har") == true)
      #expect(Files.names(folder) == ["users.har"])
      #expect(Files.read(folder + "/users.har") == before)
    }
  }

  @Test(arguments: ["", ".", "..", "a/b", ".hidden", "a\nb"])
  func `a name that is no file name is refused`(_ name: String) throws {
    try Files.withFolder { folder in
      let error = failure {
        try Recording.write([draft(name, [])], header: Samples.header, to: folder + "/new")
      }
      #expect(error?.description.contains("the endpoint's name is no file name") == true)
      #expect(Files.names(folder).isEmpty)
    }
  }

  @Test func `errors name the path, the reason and a remedy`() throws {
    try Files.withFolder { folder in
      let missing = failure { _ = try Recording.read(folder: folder + "/none") }
      #expect(
        missing?.description
          == "cannot read '\(folder)/none': no such file or directory; check the path")
      let empty = failure { _ = try Recording.read(folder: folder) }
      #expect(
        empty?.description
          == "cannot read '\(folder)': it holds no '.har' file; give the folder that '--record' wrote"
      )
      #expect(Files.write([], folder + "/file"))
      let blocked = failure {
        try Recording.write([], header: Samples.header, to: folder + "/file/sub")
      }
      #expect(
        blocked?.description
          == "cannot create '\(folder)/file/sub': not a directory; choose another path")
    }
  }

  @Test func `files of two recordings are not mixed`() throws {
    try Files.withFolder { folder in
      var other = Samples.header
      other.seed = 7
      try Recording.write([draft("a", [])], header: Samples.header, to: folder)
      try Recording.write([draft("b", [])], header: other, to: folder)
      guard case .unreadable(let complaints)? = failure({ _ = try Recording.read(folder: folder) })
      else { return #expect(Bool(false), "mixed files were read") }
      #expect(complaints.map(\.code) == ["recording-mixed"])
      #expect(complaints.first?.span?.description == "\(folder)/b.har:1:1")
    }
  }

  @Test func `complaints of all files come at once`() throws {
    try Files.withFolder { folder in
      #expect(Files.write(Array("{".utf8), folder + "/a.har"))
      #expect(Files.write([], folder + "/b.har"))
      guard case .unreadable(let complaints)? = failure({ _ = try Recording.read(folder: folder) })
      else { return #expect(Bool(false), "broken files were read") }
      #expect(complaints.map { $0.span?.source.name } == ["\(folder)/a.har", "\(folder)/b.har"])
    }
  }

  @Test func `a file beyond the limit is refused without being read whole`() throws {
    try Files.withFolder { folder in
      #expect(Files.write([UInt8](repeating: 0x20, count: 1 << 20), folder + "/a.har"))
      let limits = HARFile.Limits(bytes: 1000)
      guard
        case .unreadable(let complaints)? = failure({
          _ = try Recording.read(folder: folder, within: limits)
        })
      else { return #expect(Bool(false), "a large file was read") }
      #expect(complaints.map(\.code) == ["recording-too-large"])
    }
  }

  @Test func `the placeholders are the secrets of a replay`() throws {
    let secrets = try Samples.recording([]).replaySecrets
    #expect(secrets.map(\.name) == ["api_key", "user", "password"])
    #expect(
      secrets.map { $0.reveal() } == [
        "REDACTED-1-api_key", "REDACTED-2-user", "REDACTED-3-password",
      ])
  }
}
