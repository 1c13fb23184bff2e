// SPDX-License-Identifier: Apache-2.0

import PBXEmulation
import Testing
import Transports

/// A lookup played to its end against a CRM that answers by the path of the request.
struct Dialogue {
  private(set) var lookup: Lookup
  /// Paths of the requests in the order in which they were sent.
  private(set) var paths: [String] = []

  /// Plays it; nobody is found where nothing else is said, and an answer that is nil never came.
  init(_ ask: SearchAsk, of search: String, reads: Bool = false, _ answers: [String: String?])
    throws
  {
    lookup = Lookup(ask, by: try Make.pbx(Make.contract(search: search)), reads: reads)
    while let (step, request) = lookup.next() {
      let path = String(request.url.dropFirst("https://crm.example".count))
      paths.append(path)
      let body = answers[path] ?? #"{"data": []}"#
      lookup.receive(Self.exchange(request, body), to: step)
    }
  }

  private static func exchange(_ request: Request, _ body: String?) -> Exchange {
    let response = body.map { Response(status: 200, headers: [], body: Array($0.utf8)) }
    return Exchange(
      request: request, startedAt: Timestamp(microseconds: 0), timings: Timings(total: .zero),
      outcome: response.map { .success($0) } ?? .failure(TransportFailure(.cutOff, "cut")))
  }
}
