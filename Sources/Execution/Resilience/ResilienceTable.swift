// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import PBXEmulation
import Readiness
import Redaction
import Transports

/// What the endpoints of a run did when something went wrong: computed from every exchange.
struct ResilienceTable {
  private let limits: Limits
  private let pbx: PBX
  private let redactor: Redactor
  private var endpoints: [String] = []
  private var seen: [Place: ResilienceRow.Seen] = [:]

  private struct Place: Hashable {
    let fault: ResilienceRow.Fault
    let endpoint: String
  }

  init(_ traffic: RunTraffic, askedBy pbx: PBX, redactor: Redactor) {
    limits = pbx.contract.limits
    self.pbx = pbx
    self.redactor = redactor
    for (endpoint, number, exchange) in traffic.named {
      // Lookups stand together, so the last one nearly always is the same.
      if endpoints.last != endpoint, !endpoints.contains(endpoint) { endpoints.append(endpoint) }
      note(exchange, number, endpoint)
    }
  }

  /// A row for each fault and each endpoint that was asked, fault by fault.
  var rows: [ResilienceRow] {
    ResilienceRow.Fault.allCases.flatMap { fault in
      endpoints.map { endpoint in
        let words = ResilienceWords(fault, endpoint)
        return ResilienceRow(
          fault, endpoint: endpoint, seen: seen[Place(fault: fault, endpoint: endpoint)],
          agentSees: words.agentSees, logSays: words.logSays)
      }
    }
  }

  private mutating func note(_ exchange: Exchange, _ number: Int, _ endpoint: String) {
    let refusal = LimitRefusal(exchange, of: limits, askedBy: pbx)
    for fault in exchange.faults(refusal) {
      let place = Place(fault: fault, endpoint: endpoint)
      if let known = seen[place] {
        seen[place]?.count = known.count + 1
      } else {
        seen[place] = ResilienceRow.Seen(
          answer: answer(exchange, refusal), number: number, count: 1)
      }
    }
  }

  /// What came back, in a line.
  private func answer(_ exchange: Exchange, _ refusal: LimitRefusal?) -> RedactedText {
    guard let response = exchange.response else {
      return "no answer: \(authored: exchange.failure?.kind.rawValue ?? "")"
    }
    var text: RedactedText = "status \(response.status)"
    if let type = response.mediaType { text = "\(text), \(redactor.redact(type))" }
    if let wait = refusal?.wait {
      let seconds = Int((wait.time / .seconds(1)).rounded(.up))
      text = "\(text), wait \(seconds) s told in \(redactor.redact(wait.source))"
    }
    if (300..<400).contains(response.status), let target = response.header("Location").first {
      text = "\(text), to \(redactor.redact(target))"
    }
    guard !response.body.isEmpty else { return text }
    let body = redactor.redact(body: response.body).text(first: Self.mostOfBody)
    return "\(text): \(body)"
  }

  /// Bytes of a body that tell what it is.
  private static let mostOfBody = 80
}

extension Exchange {
  /// What went wrong in it, as the table knows it.
  fileprivate func faults(_ refusal: LimitRefusal?) -> [ResilienceRow.Fault] {
    switch failure?.kind {
    case .timedOut: return [.timeout]
    case .cutOff: return [.cutOff]
    case .some: return []
    case nil: break
    }
    guard let response else { return [] }
    if let refusal { return [refusal.wait == nil ? .limitWithoutWait : .limitWithWait] }
    let status = response.status
    if (300..<400).contains(status) {
      return response.header("Location").isEmpty && ![301, 302, 303, 307, 308].contains(status)
        ? [] : [.redirect]
    }
    var faults: [ResilienceRow.Fault] = []
    if status >= 500 { faults.append(.serverError) }
    if [400, 413, 414, 415, 422].contains(status) { faults.append(.malformed) }
    guard !response.body.isEmpty else { return faults }
    let type = response.mediaType ?? ""
    if type == "text/html" || type == "application/xhtml+xml" {
      faults.append(.webPage)
    } else if (200..<300).contains(status), type != "application/json", !type.hasSuffix("+json") {
      faults.append(.wrongType)
    }
    return faults
  }
}
