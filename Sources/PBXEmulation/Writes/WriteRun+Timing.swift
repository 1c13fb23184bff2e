// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage

/// Journals in situations that only timing makes.
extension ItemPlan {
  /// Two calls of one caller whose journals come in the wrong order, and one whose caller hangs up
  /// before the lookup has ended.
  ///
  /// Each call has a time of its own, so that no CRM takes one for a copy of another.
  var outOfOrder: [WriteItem] {
    guard let endpoint = timedJournal, let call = calls(of: endpoint).first else { return [] }
    var items = [
      item(endpoint, call, .later, minutesAgo: 150),
      item(endpoint, call, .earlier, minutesAgo: 210),
    ]
    if call.party == .known, contract.contactSearch != nil, endpoint.uses("ContactId") {
      items.append(item(endpoint, call, .lookupOpen, minutesAgo: 270))
    }
    return items
  }

  /// A new contact, and the journal of a call with it that comes before any search can show it.
  func early(_ kind: WriteEndpoint.Kind) -> [WriteItem] {
    guard let journal = timedJournal, journal.uses("ContactId"),
      let call = calls(of: journal).first,
      let creation = contract.writeEndpoint(.contactCreation), creation.mayBeTraced,
      let scenario = scenarios(of: creation).first(where: { $0.refused == nil })
    else { return [] }
    if kind == .contactCreation {
      return [
        WriteItem(
          creation, name: scenario.name.value, .timing(.early), scenario: scenario)
      ]
    }
    return [item(journal, call.ofStranger, .early, minutesAgo: 330)]
  }

  /// The journal, if more of it is written than a production proof needs.
  private var timedJournal: WriteEndpoint? {
    guard !setting.isControlled, let endpoint = contract.writeEndpoint(.callJournal),
      !endpoint.readBack.isEmpty
    else { return nil }
    return endpoint
  }

  private func item(
    _ endpoint: WriteEndpoint, _ call: Call, _ timing: WriteItem.Timing, minutesAgo: Int
  ) -> WriteItem {
    var call = call
    call.start = .ago(.seconds(60 * minutesAgo))
    return WriteItem(endpoint, name: call.name, .timing(timing), call: call)
  }
}

extension Call {
  /// The same call with somebody whom no search has found yet.
  fileprivate var ofStranger: Call {
    var call = self
    call.party = .unknown
    call.outside = nil
    return call
  }
}
