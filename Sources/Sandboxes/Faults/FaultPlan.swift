// SPDX-License-Identifier: Apache-2.0

/// What the faults of a sandbox come to, by what they change.
struct FaultPlan: Sendable {
  let records: RecordFaults
  let matches: MatchFaults
  let lists: ListFaults
  let answers: AnswerFaults
  let tokens: TokenFaults
  let access: AccessFaults
  let users: UserListFaults

  init(_ faults: [SandboxFault]) {
    records = RecordFaults(faults)
    matches = MatchFaults(faults)
    lists = ListFaults(faults)
    answers = AnswerFaults(faults)
    tokens = TokenFaults(faults)
    access = AccessFaults(faults)
    users = UserListFaults(faults)
  }
}
