// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXEmulation
import Redaction
import Transports

/// The search for the mark of a run finds what carries it: else a crash leaves records for good.
enum LeftoverSearch {
  /// The part of the promise that everything is removed; nil if nothing is searched for.
  static func judge(_ all: WriteEndpointCase) -> SeriesPromise? {
    guard let leftovers = all.endpoint.cleanUp?.leftovers, let tag = all.endpoint.cleanUp?.tag
    else { return nil }
    let name = "search for the mark"
    if let cause = all.nothingWritten { return SeriesPromise(name, cause.judgement) }
    guard let marked = all.marked else { return SeriesPromise(name, all.uncounted) }
    // A text that is not stored as it was sent may have lost the mark.
    let texts =
      [WriteVisible.self, WriteNull.self, WriteReadBack.self, WriteText.self]
      as [any WriteCheck.Type]
    if let broken = texts.first(where: all.hasBroken) {
      return SeriesPromise(name, .notProven(because: broken.kind(of: all.kind).code))
    }
    let carriers = all.items.filter { $0.carries(all.run.tag, in: tag.value) }
    let ids = Set(carriers.compactMap(\.item.id))
    guard marked.count < ids.count else { return SeriesPromise(name, .kept) }
    var finding = all.finding(
      WriteCleanUp.kind(of: all.kind), name,
      "the search for the mark does not find all records that carry it",
      at: leftovers.request.span, evidence: all.countNumbers)
    finding.expected = "\(ids.count.spoken("record"))"
    finding.actual = "\(marked.count.spoken("record"))"
    finding.remedy = """
      correct the request or the path of `leftovers`; if the CRM answers in pages, ask for a page \
      that holds them all
      """
    finding.effect = "after a crash `callready cleanup` would leave records in the CRM"
    return SeriesPromise(name, .broken([finding]))
  }
}

extension WriteCase {
  /// Whether the record has been read and was written with the mark of the run.
  fileprivate func carries(_ mark: String, in variable: String) -> Bool {
    guard item.isAccepted, item.id != nil, item.variables[variable]?.contains(mark) == true else {
      return false
    }
    return zip(endpoint.readBack, item.reads).contains { readBack, reads in
      reads.last.map { isThere(readBack, $0) } ?? false
    }
  }
}

extension WritesRun {
  /// The mark of the run; empty if nothing was written.
  fileprivate var tag: String { written?.setting.tag ?? "" }
}
