// SPDX-License-Identifier: Apache-2.0

public import PBXEmulation

/// The stretches of a run, in the order in which they are gone through.
///
/// The lookups stand between ``usersFollowUp`` and ``renewal``.
public enum Stage: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// The PBX gets a token.
  case signIn
  /// What the PBX asks of its own accord when it has logged in.
  case followUp
  /// Get Users.
  case users
  /// What the PBX asks of its own accord behind Get Users.
  case usersFollowUp
  /// The token is renewed during the lookups, if it would end on the way.
  case renewal
  /// What the PBX writes: contacts, tickets, journals.
  case writes
  /// What the CRM has to refuse, since it is malformed.
  case malformed
  /// What was written is removed.
  case cleanUp
  /// A refresh, and what the PBX asks of its own accord behind it.
  case refreshFollowUp
  /// More requests at once than the CRM allows, if the contract lets a run provoke that.
  case burst
  /// What the credential may and may not, its renewal and its end; last, since it may do harm.
  case lifecycle

  /// Whether a run has it only if anything is asked in it.
  var isOccasional: Bool { [.renewal, .malformed, .refreshFollowUp, .burst].contains(self) }

  /// Whether it comes before the lookups.
  public var isBeforeLookups: Bool { self < .renewal }

  /// By order.
  public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }

  /// The stages before the lookups.
  static var beforeLookups: [Stage] { [.signIn, .followUp, .users, .usersFollowUp] }

  /// The stages behind the lookups.
  static var afterLookups: [Stage] {
    [.renewal, .writes, .malformed, .cleanUp, .refreshFollowUp, .burst, .lifecycle]
  }

  /// What progress calls it.
  public var title: String {
    switch self {
    case .signIn: "log in"
    case .followUp: "follow-up requests"
    case .users: "users"
    case .usersFollowUp: "follow-up requests behind users"
    case .renewal: Renewal.question
    case .writes: "write"
    case .malformed: "malformed requests"
    case .cleanUp: "clean up"
    case .refreshFollowUp: "follow-up requests behind a refresh"
    case .burst: "burst"
    case .lifecycle: "credential"
    }
  }
}

/// What a stage will ask, as far as can be known without answers.
public struct StageScript: Sendable {
  /// The stage.
  public let stage: Stage
  /// Its questions if the CRM answers as promised; their requests hold secrets.
  public let questions: [Question]
  /// How many requests it costs at most.
  public let requests: Int

  init(_ stage: Stage, _ questions: [Question], atMost requests: Int? = nil) {
    self.stage = stage
    self.questions = questions
    self.requests = max(requests ?? 0, questions.count)
  }

  /// How many records can be created or changed at most.
  public var writes: Int { questions.reduce(0) { $0 + $1.writes } }
}
