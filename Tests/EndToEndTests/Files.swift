// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Files and folders of the tests.
enum Files {
  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  static func write(_ text: String, _ path: String) throws {
    let file = try #require(fopen(path, "wb"), "cannot write \(path)")
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder, sorted.
  static func names(_ folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Every file below a folder.
  static func all(below folder: String) -> [String] {
    names(folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      return isFolder(path) ? all(below: path) : [path]
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func folder(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

/// A new folder that goes away with its last user.
final class Scratch: Sendable {
  let folder: String

  init() throws {
    var template = Array("/tmp/callready-e2e-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  var path: String { folder }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// A name that no file in the folder begins with yet.
  func unusedName(_ name: String) -> String {
    let names = Files.names(folder)
    return (0...1000).lazy.map { "\(name)-\($0)" }
      .first { unused in !names.contains { $0.hasPrefix(unused + ".") } } ?? name
  }

  deinit { Self.remove(folder) }

  private static func remove(_ path: String) {
    if Files.isFolder(path) {
      for name in Files.names(path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
