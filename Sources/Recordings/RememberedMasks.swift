// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What stands in the place of texts in answers: companies, states and kinds of records are the same
/// in answer after answer, and telling takes longer than remembering.
final class RememberedMasks: Sendable {
  /// Where a text stands.
  struct Circumstances: Hashable {
    let kind: PersonalKind?
    let isDirect: Bool
    /// How deep in JSON in strings: further in, the same text may be read less.
    let depth: Int
  }

  private struct Place: Hashable {
    let text: String
    let circumstances: Circumstances
  }

  /// What is known about a text; `mask` is nil if it may stay.
  private struct Known {
    let mask: [UInt8]?
  }

  /// Bytes of the longest text that is remembered; longer ones hardly come twice.
  private static let longest = 80
  /// Texts that come once would only fill the memory.
  private static let most = 2_000

  private let known = Mutex<[Place: Known]>([:])

  /// The mask that is remembered, or the one that is worked out now; nil if the text may stay.
  func mask(
    of text: String, in circumstances: Circumstances, otherwise workOut: () -> [UInt8]?
  ) -> [UInt8]? {
    // Two spellings of one character are the same key; in ASCII there is only one.
    guard text.utf8.count <= Self.longest, text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return workOut()
    }
    let place = Place(text: text, circumstances: circumstances)
    if let known = known.withLock({ $0[place] }) { return known.mask }
    // Not under the lock: a text may be JSON itself, whose texts come here again.
    let mask = workOut()
    known.withLock { known in
      if known.count < Self.most { known[place] = Known(mask: mask) }
    }
    return mask
  }
}
