// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

extension NorthgateAPI {
  func read(_ id: String, of kind: NorthgateKind) -> ServerResponse {
    count(\.reads)
    guard let record = record(id, of: kind) else { return .noRecord(among: kind.rawValue) }
    return single(record, kind)
  }

  /// What belongs to a record and has an address of its own.
  func part(
    _ part: String, of id: String, _ kind: NorthgateKind, _ request: ServerRequest
  ) -> ServerResponse {
    switch (kind, part) {
    case (_, "numbers"): only("GET", request) { numbers(of: id, kind) }
    case (.contacts, "account"): only("GET", request) { account(of: id) }
    case (.accounts, "contacts"): only("GET", request) { contacts(of: id) }
    case (.accounts, "archive"): only("POST", request) { archive(id) }
    default: .notFound("such address")
    }
  }

  private func numbers(of id: String, _ kind: NorthgateKind) -> ServerResponse {
    count(\.reads)
    guard let record = record(id, of: kind) else { return .noRecord(among: kind.rawValue) }
    let numbers = PhoneIdentity.all(of: record)
    let elements = numbers.enumerated().map { index, number in
      faults.records.object(number.members, at: .listed(index: index, count: numbers.count))
    }
    return .json(200, envelope(elements, hasMore: false, total: elements.count))
  }

  private func account(of id: String) -> ServerResponse {
    count(\.reads)
    guard let contact = record(id, of: .contacts) else {
      return .noRecord(among: NorthgateKind.contacts.rawValue)
    }
    guard let account = contact.accountID.flatMap({ record($0, of: .accounts) }) else {
      return .notFound("account of this contact")
    }
    return single(account, .accounts)
  }

  private func contacts(of id: String) -> ServerResponse {
    count(\.reads)
    guard record(id, of: .accounts) != nil else {
      return .noRecord(among: NorthgateKind.accounts.rawValue)
    }
    let contacts = faults.lists.arranged(state.withLock { $0.store.contacts(ofAccount: id) })
    return .json(
      200, envelope(elements(contacts, .contacts), hasMore: false, total: contacts.count))
  }

  private func archive(_ id: String) -> ServerResponse {
    guard let account = state.withLock({ $0.store.archiveAccount(id, at: now()) }) else {
      return .noRecord(among: NorthgateKind.accounts.rawValue)
    }
    count(\.writes)
    return single(account, .accounts)
  }

  func record(_ id: String, of kind: NorthgateKind) -> NorthgateRecord? {
    state.withLock { $0.store.record(id, of: kind) }
  }
}
