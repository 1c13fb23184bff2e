// SPDX-License-Identifier: Apache-2.0

extension Character {
  /// Columns that a terminal gives the character: none, one or two.
  var columns: Int {
    let scalars = unicodeScalars
    if scalars.contains(where: { $0.isWide || $0.value == 0xFE0F }) { return 2 }
    return scalars.contains { !$0.isZeroWidth } ? 1 : 0
  }
}

extension Unicode.Scalar {
  fileprivate var isZeroWidth: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  /// Wide or full-width after Unicode Standard Annex 11, in whole blocks.
  fileprivate var isWide: Bool {
    if properties.isEmojiPresentation { return true }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }
}
