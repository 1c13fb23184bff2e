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
  private let writes: [SandboxFault.WrittenList: WriteFaults]

  init(_ faults: [SandboxFault]) {
    records = RecordFaults(faults)
    matches = MatchFaults(faults)
    lists = ListFaults(faults)
    answers = AnswerFaults(faults)
    tokens = TokenFaults(faults)
    access = AccessFaults(faults)
    users = UserListFaults(faults)
    writes = Dictionary(
      uniqueKeysWithValues: SandboxFault.WrittenList.allCases.map {
        ($0, WriteFaults(faults, on: $0))
      })
  }

  /// What goes wrong when something is written to a list.
  func writes(to list: SandboxFault.WrittenList) -> WriteFaults {
    writes[list] ?? WriteFaults([], on: list)
  }
}
