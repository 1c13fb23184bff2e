// SPDX-License-Identifier: Apache-2.0

/// How deep an evaluation has come in paths and containers, and how much it may still read.
///
/// Both are bounds of ours: a path such as `@dig:@dig:@dig:x` would have gjson read a deep document
/// for days.
struct Depth {
  private final class Budget {
    var bytes: Int

    init(bytes: Int) { self.bytes = bytes }
  }

  private let level: Int
  private let budget: Budget

  /// The beginning of an evaluation.
  ///
  /// A text is read once or twice a component; thousands of times is no mapping any more.
  init(in json: Bytes) {
    level = 0
    let (product, overflows) = json.count.multipliedReportingOverflow(by: 2048)
    let wanted = overflows ? Int.max : product
    let most = max(Evaluation.longestReading, json.count.multipliedReportingOverflow(by: 256).0)
    budget = Budget(bytes: min(max(wanted, Evaluation.longestReading / 64), most))
  }

  private init(level: Int, budget: Budget) {
    self.level = level
    self.budget = budget
  }

  /// One level further in.
  var deeper: Depth { Depth(level: level &+ 1, budget: budget) }

  /// Whether there may be a level further in.
  var isBottom: Bool { level >= Evaluation.deepest }

  /// Whether more was to be read than may be, so that what was found is not all there is.
  var isExhausted: Bool { budget.bytes <= 0 }

  /// Takes what looking up a path in a text costs from the budget.
  ///
  /// - Returns: Whether there was enough left.
  func affords(_ path: Bytes, in text: Bytes) -> Bool {
    // The least that a look into an empty text costs, in bytes that could be read meanwhile.
    budget.bytes &-= 1024 &+ text.count &+ path.count
    return !isExhausted
  }

  /// Takes what making one text of another costs from the budget: several times what reading it does.
  ///
  /// - Returns: Whether there was enough left.
  func affords(making text: Bytes, of source: Bytes) -> Bool {
    budget.bytes &-= 8 &* (source.count &+ text.count)
    return !isExhausted
  }
}
