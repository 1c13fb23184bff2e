// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GoTemplates
import PBXEmulation
import PBXLanguage
import Readiness
import Redaction
import Transports

/// All records of an endpoint, for the checks that look at them together.
struct WriteEndpointCase: Sendable {
  let endpoint: WriteEndpoint
  let items: [WriteCase]
  let run: WritesRun
  /// What earlier checks found about this endpoint.
  var earlier: [Finding]

  var kind: WriteEndpoint.Kind { endpoint.kind }

  /// A finding about the endpoint as a whole.
  func finding(
    _ kind: FindingKind, _ name: String = "", _ message: RedactedText, at place: SourceSpan?,
    evidence: [Int], scenarios: [String] = []
  ) -> Finding {
    var finding = Finding(kind, about: writeSubject(self.kind, name), message, at: place)
    finding.evidence = Array(evidence.prefix(5))
    finding.scenarios = scenarios
    return finding
  }

  /// Whether a check has found something about this endpoint.
  func hasBroken(_ check: any WriteCheck.Type) -> Bool {
    earlier.contains { $0.kind.code == check.kind(of: kind).code }
  }

  /// Why nothing can be said about the endpoint; nil if something was written.
  var nothingWritten: PromiseResult.Cause? {
    if items.contains(where: { $0.item.written != nil }) { return nil }
    return items.lazy.compactMap(\.obstacle).first ?? .code(run.stopCode)
  }

  /// Records that answers told of.
  var known: [WrittenRecord] { run.written?.records.filter { $0.endpoint == kind } ?? [] }

  /// The searches for the mark at the end of the writes.
  var counts: [WriteRun.Count] { run.written?.counts.filter { $0.endpoint == kind } ?? [] }

  /// Ids that the searches for the mark found; nil if there was none, or it was not answered.
  var marked: [String]? {
    guard let leftovers = endpoint.cleanUp?.leftovers, !counts.isEmpty else { return nil }
    var ids: [String] = []
    for count in counts {
      guard let response = count.hearing.exchange.response, (200..<300).contains(response.status),
        let found = try? run.pbx.ids(in: response.body, at: leftovers.ids)
      else { return nil }
      ids += found
    }
    return ids.reduce(into: []) { all, id in if !all.contains(id) { all.append(id) } }
  }

  /// Marked records that no answer told of; nil if nobody knows.
  ///
  /// Some systems list records by another id than the one they answer a write with; then only their
  /// number says something.
  var untold: [String]? {
    guard let marked, !hasUntoldID else { return nil }
    let ids = Set(known.compactMap(\.id))
    let fresh = marked.filter { !ids.contains($0) }
    if fresh.count < marked.count || ids.isEmpty { return fresh }
    return Array(fresh.dropFirst(ids.count))
  }

  /// Whether a record was taken whose id no answer told, so that it cannot be known from others.
  private var hasUntoldID: Bool {
    items.contains { $0.item.isAccepted && $0.item.id == nil }
  }

  /// The exchanges of the searches for the mark.
  var countNumbers: [Int] { counts.map { run.number($0.hearing) } }

  /// Why nobody knows how many records carry the mark.
  var uncounted: Judgement {
    if hasUntoldID, let code = earlier.first(where: { $0.kind.severity == .blocker })?.kind.code {
      return .notProven(because: code)
    }
    return endpoint.cleanUp?.leftovers == nil
      ? .leftOpen("the contract declares no search for records of the run (clean-up: leftovers)")
      : .leftOpen("the search for records of the run was not answered")
  }

  /// Ids, so that a person can remove the records.
  func spoken(_ ids: [String]) -> RedactedText {
    let shown = ids.prefix(10).map { run.redactor.redact(value: $0) }.joined(separator: ", ")
    return ids.count > 10 ? "\(shown) and \(ids.count - 10) more" : shown
  }
}
