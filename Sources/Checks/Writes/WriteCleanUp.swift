// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// Everything that a run has written is removed.
public enum WriteCleanUp: WriteEndpointCheck {
  /// The code without the word for the endpoint.
  public static let name = "clean-up"
  /// Major: the CRM works, and holds records that are nobody's.
  public static let severity = Severity.major

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    WritePage(
      "every \(endpoint.noun) that a run has written is removed",
      about: """
        At the end of a run each record is removed, the newest first, and read once more: it has to \
        be gone as `clean-up: gone` says, by default with 404. Then everything that carries the \
        mark of the run is searched for and removed too. What is still there then is listed by its \
        id, so that a person can remove it; `callready cleanup` tries again.

        Before anything is removed, the search for the mark has to find at least as many records as \
        were read with the mark in them: what it does not find, nobody finds after a crash.
        """,
      passing: WriteExample(endpoint), failing: WriteExample(endpoint, nil, .keeps))
  }

  static func judge(_ all: WriteEndpointCase) -> [SeriesPromise] {
    [SeriesPromise("", judgement(all))] + [LeftoverSearch.judge(all)].compactMap(\.self)
  }

  private static func judgement(_ all: WriteEndpointCase) -> Judgement {
    let ids = all.known.compactMap(\.id)
    if ids.isEmpty, let cause = all.nothingWritten { return cause.judgement }
    guard let cleanUp = all.endpoint.cleanUp else {
      return .leftOpen("no clean-up is declared; in the CRM remain \(all.spoken(ids))")
    }
    if case .goesWith(let other, _) = cleanUp.way {
      let code = Self.kind(of: other).code
      let isBroken = all.run.findings.contains { $0.kind.code == code }
      return isBroken ? .notProven(because: code) : remaining(all, cleanUp, besides: [])
    }
    guard let run = all.run.cleanedUp else {
      return .leftOpen("nothing was removed; in the CRM remain \(all.spoken(ids))")
    }
    let removals = run.removals.filter { $0.record.endpoint == all.kind }
    let open = removals.filter { !$0.isGone && ($0.removed == nil || $0.wasNotAsked) }
    let failed = removals.filter { removal in
      !removal.isGone && !open.contains { $0.record == removal.record }
    }
    if !failed.isEmpty { return .broken([notGone(failed, cleanUp, all)]) }
    if !open.isEmpty { return .notProven(because: all.run.stopCode) }
    return remaining(all, cleanUp, besides: failed.compactMap(\.record.id))
  }

  private static func notGone(
    _ failed: [CleanUpRun.Removal], _ cleanUp: CleanUp, _ all: WriteEndpointCase
  ) -> Finding {
    let first = failed[0]
    let status = first.removed?.exchange.response?.status
    let isRefused = !(200..<300).contains(status ?? 0)
    var finding = all.finding(
      kind(of: all.kind), "",
      isRefused
        ? "the \(all.kind.noun) cannot be removed" : "what was removed is still there",
      at: cleanUp.span, evidence: failed.flatMap { numbers($0, all) },
      scenarios: failed.map(\.record.name))
    finding.expected = isRefused ? "a status of 200 to 299" : cleanUp.gone.spoken
    let shown = isRefused ? status : first.read?.exchange.response?.status
    finding.actual =
      (shown.map { "status \($0)" } ?? "no answer")
      + "; in the CRM remain \(all.spoken(failed.compactMap(\.record.id)))"
    finding.remedy = """
      give the identity that cleans up the right to remove records (clean-up: as), or write how a \
      removed record is recognised (gone)
      """
    finding.effect = "test records among those of customers, until a person removes them"
    return finding
  }

  /// What the last search for the mark still found.
  private static func remaining(
    _ all: WriteEndpointCase, _ cleanUp: CleanUp, besides failed: [String]
  ) -> Judgement {
    guard let run = all.run.cleanedUp else { return .kept }
    let asked = run.searches.filter { $0.endpoint == all.kind }
    let searches = asked.map { all.run.firstCleanUpNumber + $0.hearing.position }
    let left = (run.remaining[all.kind] ?? []).filter { !failed.contains($0) }
    if left.isEmpty {
      let status = asked.last?.hearing.exchange.response?.status ?? 200
      return (200..<300).contains(status)
        ? .kept
        : .leftOpen("the last search for the mark of the run was answered with status \(status)")
    }
    var finding = all.finding(
      kind(of: all.kind), "leftovers", "records of the run are left in the CRM",
      at: cleanUp.leftovers?.request.span ?? cleanUp.span, evidence: searches)
    finding.expected = "nothing that carries the mark of the run"
    finding.actual = "\(left.count.spoken("record")): \(all.spoken(left))"
    finding.remedy = "remove them by hand, and find out why the request of the clean-up does not"
    finding.effect = "test records among those of customers, until a person removes them"
    return .broken([finding])
  }

  private static func numbers(_ removal: CleanUpRun.Removal, _ all: WriteEndpointCase) -> [Int] {
    [removal.removed, removal.read].compactMap { hearing in
      hearing.map { all.run.firstCleanUpNumber + $0.position }
    }
  }
}

extension CleanUpRun.Removal {
  /// Whether the CRM could not be reached.
  fileprivate var wasNotAsked: Bool {
    removed?.exchange.failure.map {
      FailureToAsk.reason(for: $0, connected: removed?.exchange.remoteAddress != nil) != nil
    } ?? false
  }
}
