// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GoTemplates
import PBXLanguage

extension WriteRun {
  /// What is written, phase by phase: contacts, tickets, journals, and last the whole call.
  static func phases(
    of contract: Contract, in environment: String, _ setting: WriteSetting
  ) -> [[WriteItem]] {
    let plan = ItemPlan(contract, environment, setting)
    return [
      plan.contacts, plan.tickets, plan.journals, plan.outOfOrder, plan.early(.contactCreation),
      plan.early(.callJournal), plan.trace(.contactCreation), plan.trace(.ticketCreation),
      plan.trace(.callJournal),
    ]
  }
}

/// Which records a contract wants written.
struct ItemPlan {
  let contract: Contract
  let environment: String
  let setting: WriteSetting

  init(_ contract: Contract, _ environment: String, _ setting: WriteSetting) {
    self.contract = contract
    self.environment = environment
    self.setting = setting
  }

  /// Every scenario in every type; the first one that is accepted again, and its number again.
  var contacts: [WriteItem] {
    guard let endpoint = contract.writeEndpoint(.contactCreation) else { return [] }
    var items: [WriteItem] = []
    for type in endpoint.types.indices {
      let here = scenarios(of: endpoint)
      let first = here.first { $0.refused == nil }
      for scenario in setting.isControlled ? [first].compactMap(\.self) : here {
        items.append(
          WriteItem(
            endpoint, type: type, name: scenario.name.value, .promised, scenario: scenario,
            isRepeated: isFirst(scenario, first) && repeats(endpoint)))
        guard isFirst(scenario, first), !setting.isControlled else { continue }
        if endpoint.sameNumber != nil {
          items.append(
            WriteItem(
              endpoint, type: type, name: scenario.name.value, .sameNumber, scenario: scenario))
        }
      }
      guard let first, !setting.isControlled else { continue }
      for text in endpoint.hostileText.value where text.isName {
        items.append(
          WriteItem(
            endpoint, type: type, name: first.name.value, .hostile(text), scenario: first))
      }
      items += WriteItem.Edge.allCases.map {
        WriteItem(endpoint, type: type, name: first.name.value, .edge($0), scenario: first)
      }.filter(\.isWorthTrying)
    }
    return items
  }

  private func isFirst(_ scenario: CreationScenario, _ first: CreationScenario?) -> Bool {
    scenario.name.value == first?.name.value
  }

  private func repeats(_ endpoint: WriteEndpoint) -> Bool {
    endpoint.sentTwice != nil && !setting.isControlled
  }

  func scenarios(of endpoint: WriteEndpoint) -> [CreationScenario] {
    let isOwn = contract.environment(named: environment)?.data == .own
    return endpoint.scenarios.filter { scenario in
      scenario.only.isEmpty ? !isOwn : scenario.only.contains { $0.value == environment }
    }
  }

  /// The calls of an endpoint, in its order.
  func calls(of endpoint: WriteEndpoint) -> [Call] {
    let names = endpoint.calls?.value.map(\.value) ?? Call.standard.map(\.name)
    let calls = names.compactMap { contract.call(named: $0) }
    return setting.isControlled ? Array(calls.prefix(1)) : calls
  }

  var tickets: [WriteItem] {
    guard let endpoint = contract.writeEndpoint(.ticketCreation) else { return [] }
    var items = items(of: endpoint)
    guard let journal = contract.writeEndpoint(.callJournal), journal.usesTicket else {
      return items
    }
    // A journal that goes onto the ticket of its call needs one, also where tickets are not judged.
    for item in self.items(of: journal) {
      guard !items.contains(where: { $0.call == item.call && $0.reason == item.reason }),
        let call = item.call
      else { continue }
      let needed = WriteItem(endpoint, name: call.name, .needed, call: call)
      if !items.contains(where: { $0.fullName == needed.fullName || $0.name == call.name }) {
        items.append(needed)
      }
    }
    return items
  }

  var journals: [WriteItem] {
    contract.writeEndpoint(.callJournal).map { items(of: $0) } ?? []
  }

  private func items(of endpoint: WriteEndpoint) -> [WriteItem] {
    let calls = calls(of: endpoint)
    var items: [WriteItem] = []
    for (place, call) in calls.enumerated() {
      items.append(
        WriteItem(
          endpoint, name: call.name, .promised, call: call,
          isRepeated: place == 0 && repeats(endpoint)))
      guard endpoint.kind == .callJournal, !endpoint.options.skipsUnansweredAgents,
        !setting.isControlled
      else { continue }
      let agents = contract.users?.agents.count ?? 1
      for number in 1..<max(1, min(call.rungAgents, agents)) {
        items.append(
          WriteItem(endpoint, name: call.name, .agent(number + 1), call: call.unanswered))
      }
    }
    guard let call = calls.first, !setting.isControlled, endpoint.options.takesText else {
      return items
    }
    let empty = WriteItem(endpoint, name: call.name, .edge(.missing), call: call)
    return items
      + endpoint.hostileText.value.map {
        WriteItem(endpoint, name: call.name, .hostile($0), call: call)
      } + [empty].filter(\.isWorthTrying)
  }

  /// The part that an endpoint has in the call that is followed from ring to journal.
  func trace(_ kind: WriteEndpoint.Kind) -> [WriteItem] {
    guard !setting.isControlled, contract.contactSearch != nil,
      let creation = contract.writeEndpoint(.contactCreation), creation.mayBeTraced,
      contract.writes.count > 1, let endpoint = contract.writeEndpoint(kind)
    else { return [] }
    let scenario = scenarios(of: creation).first { $0.refused == nil }
    guard let scenario else { return [] }
    var call = Call.standard.first ?? Call("inbound-answered")
    call.party = .unknown
    return [
      WriteItem(
        endpoint, name: "whole call", .trace,
        scenario: kind == .contactCreation ? scenario : nil,
        call: kind == .contactCreation ? nil : call)
    ]
  }
}

extension WriteEndpoint {
  /// Whether a request of its own speaks of the ticket.
  var usesTicket: Bool { uses("TicketId") }

  /// Whether a request of its own has a variable in it.
  func uses(_ variable: String) -> Bool {
    types.contains { type in
      let texts =
        [type.onlyIf, type.request.url, type.request.body].compactMap(\.self)
        + type.request.headers.map(\.value)
      return texts.contains { $0.references.contains { $0.name == variable } }
    }
  }

  /// Whether new contacts come and go without leaving anything.
  var mayBeTraced: Bool { cleanUp != nil }
}

extension WriteOptions {
  /// Whether a text of the PBX's form goes into the record.
  var takesText: Bool { description != nil || subject != nil }
}

extension Call {
  /// The call as an agent has it who was rung and did not answer.
  fileprivate var unanswered: Call {
    var call = self
    call.outcome = .missed
    call.talk = .zero
    call.isRecorded = false
    return call
  }
}
