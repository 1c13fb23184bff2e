// SPDX-License-Identifier: Apache-2.0

import Glibc
import Redaction
import Testing

@testable import Commands

@Suite struct OutputFolderTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/callready-commands-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    try body(folder)
    for path in ["/a/b/file", "/a/b/file.part"] { unlink(folder + path) }
    for path in ["/a/b", "/a", ""] { rmdir(folder + path) }
  }

  @Test func `a folder is made with everything above it, and files replace older ones whole`()
    throws
  {
    try withFolder { scratch in
      let folder = try OutputFolder(creating: scratch + "/a//b/")
      try folder.write(Array("first, and longer".utf8), to: "file")
      try folder.write(Array("second".utf8), to: "file")
      #expect(try InputFile.bytes(of: scratch + "/a/b/file") == Array("second".utf8))
      #expect(access(scratch + "/a/b/file.part", F_OK) != 0)
      folder.remove("file")
      folder.remove("file")
      #expect(access(scratch + "/a/b/file", F_OK) != 0)
    }
  }

  @Test func `a file is no folder`() throws {
    try withFolder { scratch in
      let folder = try OutputFolder(creating: scratch + "/a/b")
      try folder.write([], to: "file")
      let error = try #require(throws: OutputError.self) {
        try OutputFolder(creating: scratch + "/a/b/file")
      }
      #expect(error.message.text == "cannot write '\(scratch)/a/b/file': not a directory")
    }
  }

  @Test func `what cannot be read is said with the reason`() throws {
    let error = try #require(throws: InputError.self) { try InputFile.bytes(of: "/no/such/file") }
    #expect(error.message.text == "cannot read '/no/such/file': no such file or directory")
    #expect(throws: InputError.self) { try InputFile.bytes(of: "/tmp") }
  }
}
