// SPDX-License-Identifier: Apache-2.0

import Contracts
public import PBXEmulation
public import Redaction

extension RunPlan {
  /// Why nothing may be written here; nil if something may, or nothing is to be.
  public var writePolicy: RedactedText? {
    guard !contract.writes.isEmpty, let place = contract.environment(named: environment) else {
      return nil
    }
    let name = RedactedText(authored: environment)
    switch place.writes {
    case .allowed: return nil
    case .controlled:
      if writing.approval == nil {
        return "writes are controlled in '\(name)': say who allows them with --person and --reason"
      }
      return contract.writes.lazy.compactMap(\.controlProblem).first
    case .forbidden:
      return "the environment '\(name)' forbids writes; `writes: allowed` would let them be tried"
    }
  }

  /// What will be written; nil if nothing is, or nothing may be.
  public var writeRun: WriteRun? {
    guard !contract.writes.isEmpty, writePolicy == nil else { return nil }
    return WriteRun(by: pbx, in: environment, writeSetting)
  }

  /// What the writes are given.
  public var writeSetting: WriteSetting {
    let place = contract.environment(named: environment)
    return WriteSetting(
      tag: writing.tag, startedAt: writing.startedAt, owners: owners,
      isControlled: place?.writes == .controlled)
  }

  /// The conversation of a stage as a plan goes through it.
  func imagined(_ stage: Stage) -> (any Conversation)? {
    switch stage {
    case .writes: return writeRun?.imagined
    case .malformed: return malformedRun(behind: writeRun?.imagined.rehearsed() ?? [])
    case .cleanUp:
      guard var run = writeRun?.imagined else { return nil }
      while true {
        let questions = run.next()
        if questions.isEmpty { break }
        for question in questions {
          run.receive(question.imaginedExchange(at: writing.startedAt), to: question)
        }
      }
      return cleanUp(behind: run).imagined
    default: return conversation(of: stage)
    }
  }

  /// The requests that have to be refused, behind what was asked while writing.
  func malformedRun(behind written: [Question]) -> MalformedRun {
    MalformedRun(by: pbx, in: environment, behind: written)
  }

  /// The removal of everything that a run has written, and of what was taken though it is malformed.
  public func cleanUp(behind run: WriteRun, _ malformed: MalformedRun? = nil) -> CleanUpRun {
    CleanUpRun(
      of: run.records + (malformed?.records ?? []), by: pbx, tag: writing.tag,
      searching: Set(run.writtenEndpoints), waiting: run.unseenDelay)
  }

  /// The most that the questions of a stage come to, if records show themselves late.
  func mostWriteRequests(_ questions: [Question]) -> Int? {
    guard questions.contains(where: { $0.record != nil }) else { return nil }
    return questions.count
  }
}

extension WriteEndpoint {
  /// What keeps it from being written to where writes are controlled; nil if nothing does.
  fileprivate var controlProblem: RedactedText? {
    guard let cleanUp else { return "\(authored: kind.rawValue) has no `clean-up`" }
    if case .request = cleanUp.way, cleanUp.tag == nil {
      return "the clean-up of \(authored: kind.rawValue) has no `tag`"
    }
    if kind != .contactCreation, caller == nil {
      return "\(authored: kind.rawValue) names no test contact with `caller`"
    }
    return nil
  }
}
