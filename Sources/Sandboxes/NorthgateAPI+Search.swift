// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

extension NorthgateAPI {
  /// Why a search is answered with something else than a list.
  enum Refusal: Error {
    case response(ServerResponse)
  }

  private static let mostOnPage = 200

  /// Answers a search by `phone`, by `name`, or by `q`; the first of them that is there counts.
  ///
  /// The target of the request tells one search from another.
  func search(
    _ kind: NorthgateKind, _ query: FormQuery, target: String, for caller: Caller
  ) -> ServerResponse {
    if let response = faults.answers.search { return response }
    if faults.answers.errorText == .name { return .json(200, errorRecord(kind)) }
    do throws(Refusal) {
      let page = try page(query)
      let found = try found(kind, query, offset: page.offset).seen(by: caller)
      if found.records.isEmpty, found.total == 0 { return nobody(query["phone"] ?? "", kind) }
      return list(found, from: page.offset, limit: page.limit, kind, target)
    } catch {
      switch error {
      case .response(let response): return response
      }
    }
  }

  /// The part of a list that a request asks for.
  func page(_ query: FormQuery) throws(Refusal) -> (offset: Int, limit: Int) {
    func number(_ name: String, _ range: ClosedRange<Int>, _ standard: Int) throws(Refusal) -> Int {
      guard let text = query[name] else { return standard }
      guard let number = FaultValue.number(text[...], upTo: range.upperBound),
        range.contains(number)
      else {
        let words = "\(name) is a number from \(range.lowerBound) to \(range.upperBound)"
        throw .response(.error(422, "invalid_parameter", words))
      }
      return number
    }
    return (
      try number("offset", 0...10_000_000, 0), try number("limit", 1...Self.mostOnPage, 100)
    )
  }

  /// The records that are found; of everybody those from a place on stand alone.
  private func found(
    _ kind: NorthgateKind, _ query: FormQuery, offset: Int
  ) throws(Refusal) -> NorthgateStore.Found {
    let dropped = faults.matches.droppedFilters
    let isDropped = dropped.contains { query[$0] != nil }
    let filters = ["phone", "name", "q"].filter { query[$0] != nil && !dropped.contains($0) }
    if faults.matches.matchesAll || isDropped && filters.isEmpty {
      return everybody(kind, offset)
    }
    switch filters.first {
    case "phone": return try found(query["phone"] ?? "", kind, offset)
    case "name": return found(text: query["name"], alsoInCompany: false, kind, offset)
    case "q": return found(text: query["q"], alsoInCompany: true, kind, offset)
    default:
      throw .response(.error(422, "missing_parameter", "the parameter phone is missing"))
    }
  }

  private func found(
    _ phone: String, _ kind: NorthgateKind, _ offset: Int
  ) throws(Refusal) -> NorthgateStore.Found {
    let matches = faults.matches
    if let status = matches.statusOfOddCaller(phone) {
      throw .response(faults.answers.failure(status, "'\(phone)' is no telephone number"))
    }
    if matches.breaksStatement(phone) { throw .response(.databaseError(phone, kind)) }
    if matches.findsEverybody(phone) { return everybody(kind, offset) }
    let found = state.withLock { state in
      if matches.isPattern(phone) { return state.store.search(WildcardPattern(phone), in: kind) }
      guard let phone = matches.compared(phone) else {
        return NorthgateStore.Found(records: [], total: 0)
      }
      return state.store.search(phone, in: kind)
    }
    return found.from(offset)
  }

  private func found(
    text: String?, alsoInCompany: Bool, _ kind: NorthgateKind, _ offset: Int
  ) -> NorthgateStore.Found {
    let found = state.withLock { state in
      state.store.search(text: text ?? "", alsoInCompany: alsoInCompany, in: kind)
    }
    return found.from(offset)
  }

  private func everybody(_ kind: NorthgateKind, _ offset: Int) -> NorthgateStore.Found {
    state.withLock { $0.store.everybody(kind, from: offset) }
  }

  private func list(
    _ found: NorthgateStore.Found, from offset: Int, limit: Int, _ kind: NorthgateKind,
    _ target: String
  ) -> ServerResponse {
    var records = faults.lists.arranged(Array(found.records.prefix(limit)))
    if faults.lists.hasRandomOrder {
      records = state.withLock { $0.shuffled(records, for: target) }
    }
    let elements = elements(records, kind)
    if faults.matches.hasSideEffect { state.withLock { $0.view(records, kind, at: now()) } }
    let isLast = offset + min(limit, found.records.count) >= found.total
    let hasMore = faults.lists.hasMorePages || !isLast
    let total = max(found.total, records.count) + (faults.lists.hasMorePages && isLast ? 1 : 0)
    return .json(200, envelope(elements, hasMore: hasMore, total: total))
  }

  /// How the CRM says that it has found nobody.
  private func nobody(_ phone: String, _ kind: NorthgateKind) -> ServerResponse {
    if faults.lists.hasPlaceholder {
      var unknown = NorthgateRecord(id: "unknown", fullName: "Unknown", kind: kind)
      unknown.phone = phone
      return .json(200, envelope(elements([unknown], kind), hasMore: false, total: 1))
    }
    let empty = envelope([], hasMore: false, total: 0)
    guard let form = faults.lists.noMatch else { return .json(200, empty) }
    return form.answer(empty, listKey: faults.records.renamed([.init("data", nil)])[0].key)
  }

  private func errorRecord(_ kind: NorthgateKind) -> JSONOutput {
    let record = NorthgateRecord(id: "error", fullName: ServerResponse.errorWords, kind: kind)
    return envelope(elements([record], kind), hasMore: false, total: 1)
  }
}

extension NorthgateStore.Found {
  /// What somebody may see of them; records of others are hidden and not counted.
  fileprivate func seen(by caller: Caller) -> NorthgateStore.Found {
    guard caller.sight != .everything else { return self }
    let records = records.filter(caller.sees)
    return NorthgateStore.Found(records: records, total: records.count)
  }

  /// The records from a place on.
  fileprivate func from(_ offset: Int) -> NorthgateStore.Found {
    NorthgateStore.Found(records: Array(records.dropFirst(offset)), total: total)
  }
}
