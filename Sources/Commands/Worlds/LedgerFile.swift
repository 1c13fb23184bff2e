// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Execution
import Glibc
import JSONValues
import PBXEmulation
import Redaction
import Synchronization

/// The list of what a run writes, a line of JSON for each event: `writes.jsonl` in the run's folder.
///
/// Each line is on the disk, and not only on its way there, before anything follows from it.
final class LedgerFile: WriteLedger {
  static let name = "writes.jsonl"

  private let path: String
  private let descriptor: Mutex<CInt>

  /// Begins a list; the first line says whose it is.
  ///
  /// - Throws: if the file cannot be written; nothing must be sent then.
  init(in folder: String, _ header: LedgerHeader) throws(LedgerFailure) {
    path = folder + "/" + Self.name
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw LedgerFailure(SystemReason(errno).text.text) }
    descriptor = Mutex(file)
    try append(header.json)
    try Self.syncFolder(folder)
  }

  deinit { descriptor.withLock { _ = close($0) } }

  func intend(_ record: WrittenRecord) throws(LedgerFailure) {
    try append(Self.line("intend", record))
  }

  func wrote(_ record: WrittenRecord) throws(LedgerFailure) {
    try append(Self.line("wrote", record))
  }

  func removed(_ record: WrittenRecord) throws(LedgerFailure) {
    try append(Self.line("removed", record))
  }

  private static func line(_ event: String, _ record: WrittenRecord) -> JSONOutput {
    [
      "event": .string(event), "endpoint": .string(record.endpoint.rawValue),
      "type": record.type.map { .string($0) } ?? .null, "name": .string(record.name),
      "id": record.id.map { .string($0) } ?? .null,
    ]
  }

  private func append(_ line: JSONOutput) throws(LedgerFailure) {
    let bytes = Array((line.text(pretty: false) + "\n").utf8)
    try descriptor.withLock { (file) throws(LedgerFailure) in
      var sent = 0
      while sent < bytes.count {
        let count = bytes.withUnsafeBytes { buffer in
          write(file, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw LedgerFailure(SystemReason(errno).text.text) }
        sent += count
      }
      guard fdatasync(file) == 0 else { throw LedgerFailure(SystemReason(errno).text.text) }
    }
  }

  /// A new file is safe when its folder knows it.
  private static func syncFolder(_ path: String) throws(LedgerFailure) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw LedgerFailure(SystemReason(errno).text.text) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw LedgerFailure(SystemReason(errno).text.text) }
  }
}

/// Whose list it is: what `callready cleanup` needs to reach the same records.
struct LedgerHeader: Equatable {
  /// The contract's folder, absolute.
  var contract: String
  var environment: String
  /// The mark of the run.
  var tag: String
  /// Values of variables that are no secrets; secrets are read again from their sources.
  var variables: [String: String]

  fileprivate var json: JSONOutput {
    .object(
      [
        .init("version", .int(1)), .init("contract", .string(contract)),
        .init("environment", .string(environment)), .init("tag", .string(tag)),
        .init(
          "variables",
          .object(variables.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })),
      ])
  }
}
