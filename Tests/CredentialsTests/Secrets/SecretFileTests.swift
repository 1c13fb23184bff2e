// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import Credentials

@Suite struct SecretFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Why a file gives no secret; nil if it does.
  func reason(_ path: String) -> String? {
    do throws(SecretProblem) {
      _ = try SecretFile(path: path)
      return nil
    } catch {
      guard case .unreadable(path, let reason) = error else { return "another problem" }
      return reason
    }
  }

  @Test func `the first line of a file is read and the rest is not`() throws {
    let path = try folder.write("key", Array("value\r\nmore".utf8) + [0xFF, 0])
    #expect(try SecretFile(path: path).firstLine == "value\r")
    let large = try folder.write(
      "large", "value\n" + String(repeating: "x", count: 1 << 20))
    #expect(try SecretFile(path: large).firstLine == "value")
    let empty = try folder.write("empty", "")
    #expect(try SecretFile(path: empty).firstLine == "")
  }

  static let modes: [(mode_t, Bool)] = [
    (0o600, false), (0o400, false), (0o640, true), (0o604, true), (0o644, true), (0o620, false),
  ]

  @Test(arguments: modes)
  func `a file that others may read is told`(_ mode: mode_t, _ isOpen: Bool) throws {
    let path = try folder.write("key", "value", mode: mode)
    #expect(try SecretFile(path: path).isReadableByOthers == isOpen)
  }

  @Test func `what is no file of text is refused with a reason`() throws {
    #expect(reason("\(folder.path)/missing") == "No such file or directory")
    #expect(reason("") == "No such file or directory")
    #expect(reason("\(try folder.write("key", "value"))/below") == "Not a directory")
    #expect(reason(folder.path) == "it is not a file")
    #expect(reason("/dev/zero") == "it is not a file")
    let latin = try folder.write("latin", [0x6B, 0xE9, 0x0A])
    #expect(reason(latin) == "its first line is not UTF-8 text")
    let long = try folder.write("long", String(repeating: "x", count: 1 << 20))
    #expect(reason(long) == "its first line is longer than 64 KiB")
  }

  @Test func `a named pipe that nobody writes to does not hold us`() {
    let path = "\(folder.path)/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(reason(path) == "it is not a file")
  }

  @Test func `a zero byte does not cut the path short`() throws {
    let path = try folder.write("key", "value")
    #expect(reason(path + "\0.other") == "it is written with a zero byte")
  }

  @Test func `a symbolic link leads to its file`() throws {
    let path = try folder.write("key", "value", mode: 0o644)
    #expect(symlink(path, "\(folder.path)/link") == 0)
    let file = try SecretFile(path: "\(folder.path)/link")
    #expect(file.firstLine == "value" && file.isReadableByOthers)
  }
}
