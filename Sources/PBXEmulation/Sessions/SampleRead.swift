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
  /// A caller that is asked for here, one whom the search finds if there is such a one.
  public func sampleAsk(of contract: Contract, in environment: String) -> SearchAsk? {
    let isOwn = contract.environment(named: environment)?.data == .own
    let here = scenarios.filter { scenario in
      scenario.only.isEmpty ? !isOwn : scenario.only.contains { $0.value == environment }
    }
    func number(_ scenario: Scenario) -> SearchAsk? {
      if case .call(let number) = scenario.ask { .call(number.value) } else { nil }
    }
    let known = here.first { scenario in
      if case .record = scenario.finds { number(scenario) != nil } else { false }
    }
    return known.flatMap(number) ?? here.lazy.compactMap(number).first
  }
}
