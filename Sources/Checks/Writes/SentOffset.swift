// SPDX-License-Identifier: Apache-2.0

import Transports

/// The offset from UTC that a request showed for a moment.
enum SentOffset {
  /// Minutes east of UTC; nil if the body shows the moment nowhere with an offset.
  static func offset(of time: ClosedRange<Timestamp>, in body: [UInt8]) -> Int? {
    let letters = Array(String(decoding: body, as: UTF8.self))
    for start in letters.indices where isDay(letters[start...]) {
      // A day, a letter or a blank, a time, and an offset.
      var end = start + 10
      while end < letters.count, end - start < 40, isPart(letters[end], at: end - start) {
        end += 1
      }
      let text = InstantText(String(letters[start..<end]))
      guard let offset = text?.offset, let instant = text?.instant,
        instant.since(time.lowerBound).size < .seconds(1)
      else { continue }
      return offset
    }
    return nil
  }

  private static func isDay(_ letters: ArraySlice<Character>) -> Bool {
    let start = letters.prefix(10)
    guard start.count == 10 else { return false }
    return zip(start, "0000-00-00").allSatisfy { $1 == "-" ? $0 == "-" : $0.isASCII && $0.isNumber }
  }

  private static func isPart(_ letter: Character, at place: Int) -> Bool {
    place == 10 && letter == " "
      || letter.isASCII && (letter.isNumber || letter.isLetter || ":.,+-".contains(letter))
  }
}
