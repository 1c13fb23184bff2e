// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXEmulation
public import Readiness
import Redaction

extension UsersRun {
  /// The extensions of the contract beside the users of the list.
  public var table: UserTable {
    let matches = matches
    let taken = Set(matches.flatMap { $0.users.map(\.id) })
    let isRead = !walk.answers.isEmpty && walk.end != nil && walk.end != .failed
    var leftOver = 0
    var others: [UserTable.Other] = []
    for user in users where !taken.contains(user.id) {
      leftOver += 1
      guard others.count < UserTable.mostOthers else { continue }
      others.append(
        UserTable.Other(
          id: redactor.redact(value: user.id), page: Int(user.page), place: Int(user.place)))
    }
    return UserTable(
      count: users.count, pages: walk.fresh.count { !$0.ids.isEmpty },
      reach: endpoint.paging.value.size.map { $0 * UserWalk.mostRequests },
      extensions: matches.map { row($0, isRead: isRead) }, leftOver: leftOver, others: others)
  }

  private func row(_ match: UserMatch, isRead: Bool) -> UserTable.Row {
    let agent = match.agent
    return UserTable.Row(
      number: agent.number.value, isPilot: agent.isPilot,
      email: agent.email.map { RedactedText(authored: $0.value) },
      user: match.users.first.map { redactor.redact(value: $0.id) },
      state: state(match, isRead: isRead), remark: remark(match))
  }

  private func state(_ match: UserMatch, isRead: Bool) -> UserTable.State {
    if match.agent.withoutUser != nil { return .withoutUser }
    guard isRead || !match.users.isEmpty else { return .unknown }
    if let id = match.agent.user?.value, !match.users.isEmpty,
      !match.users.contains(where: { $0.id == id })
    {
      return .another
    }
    return match.users.isEmpty ? .missing : match.users.count > 1 ? .several : .found
  }

  private func remark(_ match: UserMatch) -> RedactedText {
    if let reason = match.agent.withoutUser { return RedactedText(authored: reason.value) }
    if match.users.contains(where: \.isDisabled) { return "switched off in the CRM" }
    if match.users.contains(where: \.isShared) { return "a shared queue" }
    guard let email = match.agent.email?.value, let user = match.users.first,
      user.email != email
    else { return "" }
    return "the address differs in the case of letters"
  }
}
