// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc
import Redaction
import YAMLDocuments

/// The files of a contract, on disk or given by a test.
struct ContractFolder {
  /// The folder as the person wrote it, without a slash at the end.
  let path: String
  /// The names of all files, in order.
  let names: [String]
  private let contents: [String: [UInt8]]?

  /// Files that are not on disk.
  init(path: String, files: [String: [UInt8]]) {
    self.path = Self.trimmed(path)
    names = files.keys.sorted()
    contents = files
  }

  /// A folder on disk.
  init(path: String) throws(ContractUnreadable) {
    self.path = Self.trimmed(path)
    contents = nil
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .folder("'\(authored: path)' cannot be opened", errno, "give the folder of a contract")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      let slash = path.lastIndex(of: "/")
      let parent = slash.map { String(path[..<$0]) } ?? "."
      throw .folder(
        "'\(authored: path)' is a file, expected the folder of a contract", 0,
        "give the folder it lies in: \(authored: parent)")
    }
    guard let folder = opendir(path) else {
      throw .folder("'\(authored: path)' cannot be read", errno, "give yourself leave to read it")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) { names.append(Self.name(of: entry)) }
    self.names = names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }

  /// The name under which a file is shown.
  func shownName(_ name: String) -> String {
    path.isEmpty || path == "." ? name : path == "/" ? "/\(name)" : "\(path)/\(name)"
  }

  /// Reads a file; what is wrong is told as a complaint without a place.
  func read(_ name: String) -> Result<SourceText, FileProblem> {
    let shown = shownName(name)
    if let contents {
      guard let bytes = contents[name] else {
        return .failure(FileProblem("'\(authored: shown)' does not exist"))
      }
      return .success(SourceText(name: shown, utf8: bytes))
    }
    let file = open(path + "/" + name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return .failure(FileProblem(shown, errno)) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return .failure(FileProblem("'\(authored: shown)' is no file"))
    }
    var failure: CInt = 0
    // One byte more than is read shows that the file is too large, whatever its size on disk says.
    let bytes = [UInt8](unsafeUninitializedCapacity: YAMLDocument.greatestSize + 1) {
      buffer, count in
      while count < buffer.count {
        let got = Glibc.read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { return }
        count += got
      }
    }
    if failure != 0 { return .failure(FileProblem(shown, failure)) }
    guard bytes.count <= YAMLDocument.greatestSize else {
      return .failure(FileProblem("'\(authored: shown)' is larger than 1 MiB"))
    }
    return .success(SourceText(name: shown, utf8: Array(bytes[...])))
  }
}

/// Why a file cannot be read.
struct FileProblem: Error {
  let message: RedactedText

  init(_ message: RedactedText) {
    self.message = message
  }

  init(_ name: String, _ code: Int32) {
    message = "'\(authored: name)' cannot be read: \(authored: Self.words(for: code))"
  }

  /// The system's words for an error number, in lower case.
  static func words(for code: Int32) -> String {
    switch code {
    case ENOENT: "it does not exist"
    case EACCES, EPERM: "permission denied"
    case ENOTDIR: "a part of the path is no folder"
    case ELOOP: "too many symbolic links"
    case ENAMETOOLONG: "the name is too long"
    default: "error \(code)"
    }
  }

  /// The complaint, which has no place.
  func complaint(_ remedy: RedactedText) -> Complaint {
    Complaint("contract-file", message, at: nil, remedy: remedy)
  }
}

extension ContractUnreadable {
  fileprivate static func folder(
    _ message: RedactedText, _ code: Int32, _ remedy: RedactedText
  ) -> ContractUnreadable {
    let reason: RedactedText = code == 0 ? "" : ": \(authored: FileProblem.words(for: code))"
    let complaint = Complaint("contract-file", message + reason, at: nil, remedy: remedy)
    return ContractUnreadable(complaints: [complaint], files: [])
  }
}
