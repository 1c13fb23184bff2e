// SPDX-License-Identifier: Apache-2.0

import Credentials
import Glibc
import Redaction

/// The folder in which `callready login --rotate` leaves its records, and a run looks for them.
struct RotationFolder {
  /// Where it is unless a person names another.
  static let usual = ".callready/rotations"

  let path: String

  /// The latest record of each secret of a contract and environment, by the secrets' names, and a note
  /// about each file that is no record.
  func latest(of key: StoreKey) -> (records: [RotationFile], notes: [RedactedText]) {
    var latest: [String: RotationFile] = [:]
    var notes: [RedactedText] = []
    for name in names {
      guard let bytes = try? InputFile.bytes(of: path + "/" + name),
        let record = RotationFile(String(decoding: bytes, as: UTF8.self))
      else {
        notes.append("'\(authored: path)/\(authored: name)' is no record of a rehearsed rotation")
        continue
      }
      guard record.key == key else { continue }
      if let other = latest[record.secret], other.at > record.at { continue }
      latest[record.secret] = record
    }
    return (latest.values.sorted { $0.secret < $1.secret }, notes)
  }

  /// Files with the ending of a record, in order.
  private var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".json"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
