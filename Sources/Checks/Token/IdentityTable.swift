// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
public import Readiness

extension TokenRun {
  /// Who may read what: the integration and each declared identity, by what was answered.
  public var identityTable: [IdentityRow] {
    let rights = contract.authentication
    guard !rights.identities.isEmpty, !turns.isEmpty else { return [] }
    let names = [Lifecycle.integration] + rights.identities.map(\.name.value)
    return names.map { name in IdentityRow(name: name, cells: cells(of: name, rights)) }
  }

  private func cells(of name: String, _ rights: Authentication) -> [IdentityRow.Cell] {
    let isIntegration = name == Lifecycle.integration
    var capabilities = views.flatMap { view -> [Lifecycle.Capability] in
      [.contacts(view.other), .record(view.other)]
    }
    capabilities += [.users]
    capabilities += rights.forbidden.map { .forbidden($0.name.value) }
    return capabilities.compactMap { capability in
      var question = Lifecycle.name(of: capability, for: name)
      if isIntegration, case .forbidden = capability {
        question = Lifecycle.name(of: capability, for: nil)
      }
      return turn(question).map { turn in
        IdentityRow.Cell(
          capability: capability.title, access: access(turn, capability), number: turn.number)
      }
    }
  }

  private func access(_ turn: NumberedTurn, _ capability: Lifecycle.Capability) -> IdentityAccess {
    guard let status = turn.status else { return .unknown }
    if [401, 403, 404].contains(status) { return .refused }
    guard (200..<300).contains(status) else { return .unknown }
    let view = views.first { capability == .contacts($0.other) }
    return view.map { findsSomebody(turn, $0) } == false ? .nothing : .allowed
  }

  private func findsSomebody(_ turn: NumberedTurn, _ view: ContactView) -> Bool {
    guard let ask = view.ask,
      let match = try? pbx.contacts(in: turn.body, of: view.type, asked: ask)
    else { return false }
    return match.recordCount > 0
  }

  /// The contact types as identities see them.
  var views: [ContactView] { ContactView.all(of: contract, in: environment) }
}
