// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Redaction
import Transports

/// What became of a clean-up, line by line.
struct CleanUpView {
  private let removal: CleanUpRun
  private let ledger: LedgerReader
  private let contract: Contract
  private let redactor: Redactor

  init(_ removal: CleanUpRun, _ ledger: LedgerReader, contract: Contract, redactor: Redactor) {
    self.removal = removal
    self.ledger = ledger
    self.contract = contract
    self.redactor = redactor
  }

  /// Whether nothing is left, as far as can be told.
  var isClean: Bool { left.isEmpty && unsearched.isEmpty && unremovable.isEmpty }

  var text: RedactedText {
    let lines = removal.removals.map(line) + remaining + unremovable + unsearched
    let gone = removal.removals.count { $0.isGone }
    let count = left.count + unremovable.count
    let rest: RedactedText =
      count == 0 ? "" : ", \(count) could not be"
    return (lines + ["clean-up: \(gone) removed\(rest)"]).joined(separator: "\n")
  }

  private var left: [RedactedText] {
    removal.removals.filter { !$0.isGone }.map(line) + remaining
  }

  private func line(_ one: CleanUpRun.Removal) -> RedactedText {
    let record = one.record
    let what: RedactedText =
      "\(authored: record.endpoint.rawValue) '\(authored: record.name)' (\(redactor.redact(record.id ?? "")))"
    if one.isGone { return "removed: \(what)" }
    let status = (one.read ?? one.removed)?.exchange.response?.status
    let removed = one.removed?.exchange.response?.status
    let why: RedactedText =
      removed.map { number in
        (200..<300).contains(number)
          ? "the CRM said so, yet a read answers \(status ?? 0)" : "the CRM answered \(number)"
      } ?? "the CRM did not answer"
    return "still there: \(what): \(why)"
  }

  /// What the last search still found.
  private var remaining: [RedactedText] {
    removal.remaining.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { kind, ids in
      ids.map {
        "still there: \(authored: kind.rawValue) (\(redactor.redact($0))): the search for the mark finds it"
      }
    }
  }

  /// Records for which the contract has no way of removal.
  private var unremovable: [RedactedText] {
    ledger.records.filter { contract.writeEndpoint($0.endpoint)?.cleanUp == nil }.map {
      """
      still there: \(authored: $0.endpoint.rawValue) '\(authored: $0.name)' \
      (\(redactor.redact($0.id ?? ""))): the contract has no `clean-up`
      """
    }
  }

  /// Endpoints whose lost records nobody can look for.
  private var unsearched: [RedactedText] {
    ledger.endpoints.sorted { $0.rawValue < $1.rawValue }.compactMap { kind in
      let cleanUp = contract.writeEndpoint(kind)?.cleanUp
      if case .goesWith = cleanUp?.way { return nil }
      guard cleanUp?.leftovers == nil else { return nil }
      return """
        not looked for: what \(authored: kind.rawValue) may have left besides; the contract has no \
        `clean-up.leftovers`
        """
    }
  }
}
