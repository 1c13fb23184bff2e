// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Transports

/// An extension of the contract and the users of the list that it comes to.
struct UserMatch {
  let agent: UsersEndpoint.Agent
  /// The users with its address; with its id where it has no address.
  let users: [ListedUser]

  /// What tells its user from others; nil without one.
  var key: String? {
    users.first?.id ?? declaredKey
  }

  /// The same as the contract alone says.
  var declaredKey: String? {
    agent.user?.value ?? agent.email.map { $0.value.lowercased() }
  }
}

extension UsersRun {
  /// The extensions that are judged here with their users, in the order of the contract.
  var matches: [UserMatch] {
    var wanted: [String: [Int]] = [:]
    for (index, agent) in scope.agents.enumerated() {
      if let email = agent.email {
        wanted["@" + email.value.lowercased(), default: []].append(index)
      } else if let user = agent.user {
        wanted["#" + user.value, default: []].append(index)
      }
    }
    var found = [[ListedUser]](repeating: [], count: scope.agents.count)
    for user in users {
      for key in ["@" + user.address, "#" + user.id] {
        for index in wanted[key] ?? []
        where !found[index].contains(where: { $0.id == user.id && $0.email == user.email }) {
          found[index].append(user)
        }
      }
    }
    return zip(scope.agents, found).map { UserMatch(agent: $0, users: $1) }
  }
}

extension SourceSpan {
  /// The part of the span in its first line.
  var firstLineOfSource: SourceSpan {
    let line = source.lineRange(start.line)
    let upper = min(range.upperBound, max(range.lowerBound, line.upperBound))
    return SourceSpan(range.lowerBound..<max(range.lowerBound, upper), in: source)
  }
}
