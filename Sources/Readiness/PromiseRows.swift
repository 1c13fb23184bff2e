// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

/// Writes promises, one a line, and copies what many of them share instead of writing it again.
///
/// A check makes the same promise for each scenario, in the same order, so that after a round of
/// all checks the beginnings of the lines come round, too.
struct PromiseRows {
  /// Beginnings that are remembered at most, more than there are checks.
  private static let limit = 128

  private var heads: [Head] = []
  private var next = 0

  /// The beginning of a line, with the members that it says.
  private struct Head {
    let promise: PromiseResult
    let members: [UInt8]

    func begins(_ other: PromiseResult) -> Bool {
      promise.code == other.code && promise.endpoint == other.endpoint
        && promise.capability == other.capability && promise.gate == other.gate
    }
  }

  /// Writes a promise.
  mutating func write(_ promise: PromiseResult, to writer: inout ResultsWriter) {
    writer.object(.row) { writer in
      writeHead(of: promise, to: &writer)
      writer.member("scenario", promise.scenario)
      writer.member("outcome", promise.outcome.name)
      switch promise.outcome {
      case .notProven(because: .code(let code)): writer.member("because", code)
      case .notProven(because: .policy(let reason)): writer.member("reason", reason)
      case .kept, .broken, .couldNotAsk: break
      }
    }
  }

  private mutating func writeHead(of promise: PromiseResult, to writer: inout ResultsWriter) {
    if let index = index(of: promise) {
      writer.members(heads[index].members)
      next = index + 1
      return
    }
    let start = writer.bytes.count
    writer.member("code", promise.code)
    writer.member("capability", promise.capability.rawValue)
    writer.member("gate", promise.gate.rawValue)
    writer.member("endpoint", promise.endpoint)
    guard heads.count < Self.limit else { return }
    heads.append(Head(promise: promise, members: writer.bytes.copy(from: start)))
    next = heads.count
  }

  private func index(of promise: PromiseResult) -> Int? {
    // What compares scenarios says the same about each of them, one behind the other.
    for index in [next, next - 1] where heads.indices.contains(index) {
      if heads[index].begins(promise) { return index }
    }
    return heads.firstIndex { $0.begins(promise) }
  }
}
