// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
  /// The text that the bytes stand for, with `\xNN` for each byte that is not UTF-8.
  var shownSafely: String {
    if let text = String(validating: self, as: UTF8.self) { return text }
    var text = ""
    forEachStretch { stretch, isText in
      if isText {
        text += String(decoding: stretch, as: UTF8.self)
      } else {
        for byte in stretch {
          text.unicodeScalars.append(contentsOf: "\\x".unicodeScalars)
          text.unicodeScalars.append(Unicode.Scalar(UInt8.hexDigit(byte >> 4)))
          text.unicodeScalars.append(Unicode.Scalar(UInt8.hexDigit(byte & 15)))
        }
      }
    }
    return text
  }

  /// The bytes with every stretch of UTF-8 put through a function; other bytes stay.
  func mappingText(_ transform: (String) -> String) -> [UInt8] {
    if let text = String(validating: self, as: UTF8.self) { return Array(transform(text).utf8) }
    var bytes: [UInt8] = []
    forEachStretch { stretch, isText in
      bytes += isText ? Array(transform(String(decoding: stretch, as: UTF8.self)).utf8) : stretch
    }
    return bytes
  }

  /// Calls a function with stretches that are UTF-8 and stretches that are not, in turn.
  private func forEachStretch(_ body: ([UInt8], _ isText: Bool) -> Void) {
    var stretch: [UInt8] = []
    var isText = true
    var position = 0
    while position < count {
      let length = scalarLength(at: position)
      if isText != (length > 0), !stretch.isEmpty {
        body(stretch, isText)
        stretch.removeAll(keepingCapacity: true)
      }
      isText = length > 0
      let next = Swift.min(position + Swift.max(1, length), count)
      stretch += self[position..<next]
      position = next
    }
    if !stretch.isEmpty { body(stretch, isText) }
  }

  /// Length of the well-formed UTF-8 sequence at an offset; 0 if there is none.
  private func scalarLength(at offset: Int) -> Int {
    let first = self[offset]
    if first < 0x80 { return 1 }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + length <= count else { return 0 }
    let sequence = self[offset..<offset + length]
    guard sequence.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return 0 }
    return String(validating: sequence, as: UTF8.self) == nil ? 0 : length
  }
}
