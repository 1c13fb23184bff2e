// SPDX-License-Identifier: Apache-2.0

import Credentials
import Glibc
import Readiness
import Redaction
import Testing

@testable import Commands

/// The records of rehearsed rotations that a run finds.
struct RotationFolderTests {
  private static func record(
    _ secret: String = "client_secret", environment: String = "test", at: String, by: String = "Jo"
  ) -> String {
    """
    {"callready-rotation": 1, "contract": "crm", "environment": "\(environment)", "secret": \
    "\(secret)", "by": "\(by)", "at": "\(at)", "works": true, "steps": [{"tried": "the old secret", \
    "at": "\(at)", "accepted": false, "expected": "refused", "answer": "401 s3cr-4711"}]}
    """
  }

  private func folder(_ files: [String: String]) throws -> RotationFolder {
    var template = Array("/tmp/callready-rotations-XXXXXX".utf8CString)
    let path = try #require(mkdtemp(&template).map { String(cString: $0) })
    let folder = try OutputFolder(creating: path)
    for (name, text) in files { try folder.write(Array(text.utf8), to: name) }
    return RotationFolder(path: path)
  }

  private let key = StoreKey(contract: "crm", environment: "test")

  @Test func `the latest of each secret of this environment is found`() throws {
    let folder = try folder([
      "1.json": Self.record(at: "2026-11-21T10:15:30Z", by: "Jo"),
      "2.json": Self.record(at: "2026-11-22T10:15:30Z", by: "Mia"),
      "3.json": Self.record("refresh_token", at: "2026-11-20T10:15:30Z"),
      "4.json": Self.record(environment: "prod", at: "2026-11-23T10:15:30Z"),
      "note.txt": "no record",
    ])
    let (records, notes) = folder.latest(of: key)
    #expect(records.map(\.secret) == ["client_secret", "refresh_token"] && notes.isEmpty)
    let shown = records[0].rotation(
      hiding: [Secret("s3cr-4711", name: "client_secret")],
      redactedBy: Redactor(secrets: [Secret("s3cr-4711", name: "client_secret")]))
    #expect(shown.by.text == "Mia" && shown.works)
    #expect(shown.steps.map(\.isAccepted) == [false])
    #expect(!shown.steps[0].answer.text.contains("4711"))
  }

  @Test func `a file that is no record is noted, a folder that is not there is none`() throws {
    let folder = try folder([
      "cut.json": String(Self.record(at: "2026-11-21T10:15:30Z").dropLast(9)),
      "step.json": Self.record(at: "2026-11-21T10:15:30Z")
        .replacing(#""accepted": false, "#, with: ""),
    ])
    let (records, notes) = folder.latest(of: key)
    #expect(records.isEmpty && notes.count == 2)
    #expect(notes.allSatisfy { $0.text.hasSuffix("is no record of a rehearsed rotation") })
    #expect(RotationFolder(path: "/tmp/callready-no-such-folder").latest(of: key).notes.isEmpty)
  }
}
