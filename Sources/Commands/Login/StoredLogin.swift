// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Credentials
import Redaction
import Transports

/// What is stored for a contract: shown, or removed.
struct StoredLogin {
  let choice: LoginContext.Choice
  private let store: TokenStore
  private let key: StoreKey

  init(_ choice: LoginContext.Choice) throws {
    self.choice = choice
    store = try LoginContext.userStore()
    key = StoreKey(
      contract: choice.contract.key, environment: choice.environment.name.value,
      identity: choice.identity?.name.value)
  }

  private func read() throws -> StoredTokens? {
    do {
      return try store.tokens(for: key)
    } catch {
      throw Ending.problem(error)
    }
  }

  private var title: RedactedText {
    let person = key.identity.map { ", as \(authored: $0)" as RedactedText } ?? ""
    return
      "\(authored: choice.contract.name.value), environment \(authored: key.environment)\(person)"
  }

  /// Shows what is stored; ends with 3 if no request can be made with it.
  func show(now: Timestamp) throws {
    guard let tokens = try read() else {
      Console.print("\(title)\n  nothing is stored")
      throw Ending.couldNotRun
    }
    let summary = TokenSummary(tokens: tokens, now: now, path: store.path(of: key))
    Console.print("\(title)")
    for line in summary.lines { Console.print("  \(line)") }
    if let since = tokens.refreshingSince {
      Console.print(
        """
        note: a refresh was begun at \(authored: since.rfc3339) and did not end: the refresh token \
        may be used up
        """)
    }
    guard summary.isUsable else { throw Ending.couldNotRun }
  }

  /// Revokes the tokens if the contract knows how, and removes them whatever the CRM says.
  func forget() async throws {
    guard let tokens = try read() else {
      Console.print("\(title)\n  nothing is stored")
      return
    }
    let problem = await revoke(tokens)
    do {
      try await store.lock(key).remove()
    } catch { throw Ending.problem(error) }
    Console.print("\(title)\n  the tokens are removed")
    switch problem {
    case .none: Console.print("  the CRM has revoked them")
    case .some(.noWay):
      Console.print("  token.yaml has no `revoke`: revoke them in the CRM too, if it can")
    case .some(.failed(let words)):
      throw Ending.message(
        "the CRM did not confirm that the tokens are revoked: \(words)",
        help: "revoke them in the CRM itself; they are no longer stored here", Ending.couldNotRun)
    }
  }

  private enum RevocationProblem {
    /// The contract knows no way.
    case noWay
    case failed(RedactedText)
  }

  private func revoke(_ tokens: StoredTokens) async -> RevocationProblem? {
    guard choice.contract.token?.revoke != nil else { return .noWay }
    do {
      let context = try LoginContext(choice)
      let requests = try context.service.revocations(of: tokens)
      for request in requests {
        let exchange = await context.desk.transport.send(request, within: context.desk.limits)
        guard let response = exchange.response else {
          return .failed("it did not answer")
        }
        guard (200..<300).contains(response.status) else {
          return .failed("it answered \(response.status)")
        }
      }
      return nil
    } catch let problem as LoginProblem {
      return .failed(problem.message)
    } catch {
      return .failed("a secret could not be had")
    }
  }
}
