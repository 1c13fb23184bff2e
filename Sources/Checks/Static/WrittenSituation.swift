// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXLanguage

/// A call or a new contact for which the PBX fills in a body.
struct WrittenSituation {
  /// What it is, as a finding names it: `the call inbound-missed`.
  let title: String
  /// All variables, by the names of the language.
  let variables: [String: String]
}

extension Contract {
  /// The calls or new contacts that an endpoint names, and one of which nothing is known.
  func situations(of endpoint: WriteEndpoint) -> [WrittenSituation] {
    let named = endpoint.kind == .contactCreation ? contacts(endpoint) : reports(endpoint)
    return named.map { title, values in
      WrittenSituation(title: title, variables: variables(of: endpoint, values))
    }
  }

  /// Variables of the environment, outputs of earlier requests, and the texts.
  private func variables(
    of endpoint: WriteEndpoint, _ values: [String: String]
  ) -> [String: String] {
    var all = values
    for name in authentication.fields.map(\.name.value) { all[name] = Self.sample }
    for environment in environments.reversed() {
      for secret in environment.secrets { all[secret.name.value] = Self.sample }
      for variable in environment.variables { all[variable.name.value] = variable.value.value }
    }
    let filled =
      (followUp?.requests.flatMap(\.variables) ?? []) + (token?.mapping ?? [])
      + endpoint.types.flatMap { $0.mapping + $0.then.flatMap(\.mapping) }
    for variable in filled { all[variable.name.value] = Self.sample }
    all["AccessToken"] = Self.sample
    for (name, text) in [
      ("Subject", endpoint.options.subject), ("Description", endpoint.options.description),
    ] {
      guard let text else { continue }
      all[name] = (try? text.render(with: all, assuming: pbx.assumptions)) ?? ""
    }
    return all
  }

  /// What stands for a text that an answer or a secret holds.
  private static let sample = "1"
  /// A day on which no clock changes.
  private static let now: Int64 = 1_795_204_800

  private func contacts(_ endpoint: WriteEndpoint) -> [(String, [String: String])] {
    let number = environments.lazy.compactMap { $0.freeNumbers?.value[0] }.first
    let usual = [
      "FirstName": "Test", "LastName": "Caller", "DisplayName": "Test Caller",
      "BusinessNumber": number ?? "+971500000000",
    ]
    let tried = endpoint.scenarios.map { scenario in
      let own = scenario.with.map { ($0.name.value, $0.value.text) }
      return (
        "the new contact '\(scenario.name.value)'", usual.merging(own) { _, other in other }
      )
    }
    return [("a new contact", usual)] + tried
      + [("a new contact of whom nothing is known", usual.mapValues { _ in "" })]
  }

  private func reports(_ endpoint: WriteEndpoint) -> [(String, [String: String])] {
    let names = endpoint.calls?.value.map(\.value) ?? Call.standard.map(\.name)
    let hasTicket = writeEndpoint(.ticketCreation) != nil
    let found = names.compactMap { call(named: $0) }.map { call in
      var values = report(of: call).variables(of: pbx.assumptions)
      if hasTicket { values["TicketId"] = Self.sample }
      return ("the call \(call.name)", values)
    }
    guard let first = found.first else { return [] }
    // Every call has its moments.
    let empty = first.1.map { name, value in
      (name, ["StartTimeUnix", "EndTimeUnix", "Time"].contains(name) ? value : "")
    }
    return found + [
      ("a call of which nothing is known", Dictionary(empty) { first, _ in first })
    ]
  }

  private func report(of call: Call) -> CallReport {
    let start = try? call.start(before: Self.now, in: pbx.assumptions.timeZone)
    let isKnown = call.party == .known
    return CallReport(
      call, start: start ?? Self.now - 3_600, outside: call.outside ?? "+971500000000",
      agent: call.agent ?? "1001", owner: Self.sample, contactID: isKnown ? Self.sample : nil,
      contactType: isKnown ? contactSearch?.types.first?.name.value : nil,
      recording: "https://pbx.example/recording.wav")
  }
}
