// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Recordings
import Redaction
import Testing

struct RecordingHeaderTests {
  private func readBack(_ header: RecordingHeader) throws -> RecordingHeader? {
    let bytes = HARFile.bytes(of: [HARFile.Recorded](), header: header)
    return try HARFile(parsing: SourceText(name: "a.har", utf8: bytes)).header
  }

  @Test func `a header comes back with every placeholder and variable`() throws {
    #expect(try readBack(Samples.header) == Samples.header)
  }

  @Test func `of a JSON Web Token only its method and its times are kept`() throws {
    // {"alg":"HS256","typ":"JWT"} . {"sub":"somebody","exp":1795256130,"iat":1795252530}
    let token =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
      + ".eyJzdWIiOiJzb21lYm9keSIsImV4cCI6MTc5NTI1NjEzMCwiaWF0IjoxNzk1MjUyNTMwfQ.c2lnbmF0dXJl"
    var header = RecordingHeader(contract: "a", environment: "b", seed: 0)
    header.placeholders = Redactor(secrets: [Secret(token, name: "access_token")]).placeholders
      .map { RecordedPlaceholder($0) }
    let read = try #require(try readBack(header)?.placeholders.first)
    #expect(read.token?.algorithm == "HS256")
    #expect(read.token?.type == "JWT")
    #expect(read.token?.expires == 1_795_256_130)
    #expect(read.token?.issued == 1_795_252_530)
    #expect(read.length == token.count)
    let bytes = HARFile.bytes(of: [HARFile.Recorded](), header: header)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("c29tZWJvZHki"))
  }

  @Test(arguments: [0, 1, UInt64.max])
  func `a seed keeps all its bits`(_ seed: UInt64) throws {
    let header = RecordingHeader(contract: "ü\n\"", environment: "", seed: seed)
    #expect(try readBack(header) == header)
  }
}
