// SPDX-License-Identifier: Apache-2.0

public import Contracts
import GoTemplates
import Transports

/// A read that shows whether a credential is good: the first one the contract declares.
public struct SampleRead: Sendable {
  /// What is read, as reports call it.
  public let name: String
  /// What is sent.
  public let request: RequestTemplate
  /// What its templates see besides the environment.
  let variables: [String: String]
  /// What its answer looks like.
  public let response: ResponseExpectation

  /// The read of a contract in an environment: the search for a caller, else the users; nil if there
  /// is neither.
  public init?(of contract: Contract, in environment: String) {
    if let search = contract.contactSearch, let type = search.types.first,
      let ask = search.sampleAsk(of: contract, in: environment)
    {
      name = "contacts"
      request = type.request
      variables = ask.variables
      response = type.response
    } else if let users = contract.users {
      name = "users"
      request = users.request
      variables = [:]
      response = users.response
    } else {
      return nil
    }
  }

  /// The request as a PBX sends it.
  func rendered(by pbx: PBX) throws(TemplateExecutionError) -> Request {
    try pbx.render(request, with: variables)
  }
}

extension ContactSearch {
  /// A caller that is asked for here, one whom the first contact type finds if there is such a one.
  public func sampleAsk(of contract: Contract, in environment: String) -> SearchAsk? {
    let here = scenarios(of: contract, in: environment)
    let first = types.first?.name.value
    let known = here.filter(\.findsRecord)
    // One that another type finds shows nothing of the first.
    let own = known.first { $0.type.map { $0.value == first } ?? true } ?? known.first
    return own.flatMap(\.callAsk) ?? here.lazy.compactMap(\.callAsk).first
  }

  /// A caller whom this contact type finds; nil if no scenario says so here.
  func sampleAsk(
    ofOther type: ContactType, of contract: Contract, in environment: String
  ) -> SearchAsk? {
    scenarios(of: contract, in: environment).first {
      $0.findsRecord && $0.type?.value == type.name.value
    }?.callAsk
  }

  /// The scenarios that are run in an environment.
  private func scenarios(of contract: Contract, in environment: String) -> [Scenario] {
    let isOwn = contract.environment(named: environment)?.data == .own
    return scenarios.filter { scenario in
      scenario.only.isEmpty ? !isOwn : scenario.only.contains { $0.value == environment }
    }
  }
}

extension Scenario {
  /// The caller's number; nil if an agent types.
  fileprivate var callAsk: SearchAsk? {
    if case .call(let number) = ask { .call(number.value) } else { nil }
  }

  /// Whether a caller is found, as one record.
  fileprivate var findsRecord: Bool {
    if case .record = finds { callAsk != nil } else { false }
  }
}
