// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What the keys of JSON objects say about their values: they repeat from record to record and from
/// answer to answer, and telling takes longer than remembering.
final class KeyMeanings: Sendable {
  /// What a key says, and whether it can stay itself.
  struct Meaning: Sendable {
    let kind: PersonalKind?
    let isClean: Bool
  }

  private struct Place: Hashable {
    let key: String
    /// JSON in a string is read to a depth only, so the same key may mean less further in.
    let depth: Int
  }

  /// Keys that are data, such as ids, would only fill the memory.
  private static let mostKeys = 10_000

  private let known = Mutex<[Place: Meaning]>([:])

  /// The meaning that is remembered, or the one that is worked out now.
  func meaning(of key: String, depth: Int, otherwise workOut: () -> Meaning) -> Meaning {
    let place = Place(key: key, depth: depth)
    if let meaning = known.withLock({ $0[place] }) { return meaning }
    // Not under the lock: a key may be JSON itself, whose keys come here again.
    let meaning = workOut()
    known.withLock { known in
      if known.count < Self.mostKeys { known[place] = meaning }
    }
    return meaning
  }
}
