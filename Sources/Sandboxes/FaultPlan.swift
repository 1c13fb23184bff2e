// SPDX-License-Identifier: Apache-2.0

/// What the faults of a sandbox come to, by what they change.
struct FaultPlan: Sendable {
  let records: RecordFaults
  let matches: MatchFaults
  let lists: ListFaults
  let answers: AnswerFaults

  init(_ faults: [SandboxFault]) {
    records = RecordFaults(faults)
    matches = MatchFaults(faults)
    lists = ListFaults(faults)
    answers = AnswerFaults(faults)
  }
}
