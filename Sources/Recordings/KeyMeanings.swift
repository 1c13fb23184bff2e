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

  /// Keys that are data, such as ids, would only fill the memory.
  private static let mostKeys = 10_000

  /// By depth and key: JSON in a string is read to a depth only, so that the same key may mean less
  /// further in.
  private let known = Mutex<[Int: [String: Meaning]]>([:])

  /// The meaning that is remembered, or the one that is worked out now.
  func meaning(of key: String, depth: Int, otherwise workOut: () -> Meaning) -> Meaning {
    if let meaning = known.withLock({ $0[depth]?[key] }) { return meaning }
    // Not under the lock: a key may be JSON itself, whose keys come here again.
    let meaning = workOut()
    known.withLock { known in
      if known[depth]?.count ?? 0 < Self.mostKeys { known[depth, default: [:]][key] = meaning }
    }
    return meaning
  }
}
