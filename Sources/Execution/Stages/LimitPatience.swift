// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import PBXEmulation
import Transports

/// Waits behind an answer that says "too many requests", so that the question is asked once more.
///
/// What the CRM must refuse is not asked again, nor is the read behind it: there the same answer may be
/// a lock-out. If the limit was met before, it is the limit.
struct LimitPatience {
  /// The longest pause, whatever an answer tells: many limits count by the minute.
  static let longest = Duration.seconds(65)
  /// All pauses together.
  static let most = Duration.seconds(300)

  private let pbx: PBX
  private var spent = Duration.zero
  private var hasWaited = false

  init(of pbx: PBX) { self.pbx = pbx }

  /// When to ask a question again; nil if its answer is taken as it is.
  mutating func instant(toRepeat question: Question, answeredBy exchange: Exchange) -> Timestamp? {
    let known = LifecycleQuestion(rawValue: question.name)
    let mayBeLockOut = known.map { $0 == .control || LifecycleQuestion.refusals.contains($0) }
    guard hasWaited || mayBeLockOut != true, exchange.response?.status != 403,
      let refusal = LimitRefusal(exchange, of: pbx.contract.limits, askedBy: pbx)
    else { return nil }
    let pause = refusal.wait?.time ?? .seconds(30)
    guard pause <= Self.longest, spent + pause <= Self.most else { return nil }
    spent += pause
    hasWaited = true
    return refusal.answeredAt.advanced(by: pause)
  }
}
