// SPDX-License-Identifier: Apache-2.0

extension CallMoment {
  /// Reads an anchor, alone or with a shift: `end + 5 s`; nil for anything else.
  init?(written text: String) {
    let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard let word = words.first, let anchor = Anchor(rawValue: String(word)) else { return nil }
    guard words.count > 1 else {
      self.init(anchor)
      return
    }
    guard words.count == 3, ["+", "-"].contains(words[1]),
      let shift = ContractDuration(String(words[2]))?.duration
    else { return nil }
    self.init(anchor, shift: words[1] == "-" ? .zero - shift : shift)
  }
}

extension ExpectedInstant.Offset {
  /// Reads `kept`, or an offset such as `+04:00`; nil for anything else.
  init?(written text: String) {
    if text == "kept" {
      self = .kept
      return
    }
    guard let minutes = InternetTime.offset(Array(text.utf8)) else { return nil }
    self = .minutes(minutes)
  }
}
