// SPDX-License-Identifier: Apache-2.0

public import PBXEmulation
public import Transports

/// One lookup that has ended.
public struct RunEvent: Sendable {
  /// The number of the lookup.
  public let number: Int
  /// How many there are.
  public let total: Int
  /// Its position in the plan.
  public let index: Int
  /// What came back.
  public let answers: [LookupAnswer]

  init(_ step: RunPlan.Step, index: Int, total: Int, _ answers: [LookupAnswer]) {
    number = step.number
    self.total = total
    self.index = index
    self.answers = answers
  }

  /// The status of the last answer, if there is one.
  public var status: Int? { answers.last?.exchange.response?.status }

  /// Why there is none.
  public var failure: TransportFailure.Kind? { answers.last?.exchange.failure?.kind }

  /// How long it took, from the first request to the last answer.
  public var duration: Duration {
    answers.reduce(.zero) { $0 + $1.exchange.timings.total }
  }
}
