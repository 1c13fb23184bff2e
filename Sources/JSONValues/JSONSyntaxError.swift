// SPDX-License-Identifier: Apache-2.0

/// Why a text is not JSON, and where.
///
/// It never holds bytes of the document, so it can be shown wherever the document itself may not.
public struct JSONSyntaxError: Error, Sendable, Hashable {
  /// Byte offset of the fault: the first byte that cannot stand there, or the opening character of
  /// what is never closed.
  public let offset: Int
  /// The line of the fault, from 1.
  public let line: Int
  /// The column of the fault, from 1, in Unicode scalars.
  public let column: Int
  /// What is wrong.
  public let reason: Reason

  /// What is wrong, in words.
  public var message: StaticString { reason.message }

  /// What to do about it.
  public var remedy: StaticString { reason.remedy }

  /// The fault at an offset, its line and column counted in the bytes before it.
  init(_ reason: Reason, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.offset = offset
    self.line = line
    self.column = column
    self.reason = reason
  }
}
