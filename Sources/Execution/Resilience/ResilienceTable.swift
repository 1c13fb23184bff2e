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

  /// Where what is malformed was taken.
  private var accepted: Set<Place> = []

  private struct Place: Hashable {
    let fault: ResilienceRow.Fault
    let endpoint: String
  }

  init(_ traffic: RunTraffic, askedBy pbx: PBX, redactor: Redactor) {
    limits = pbx.contract.limits
    self.pbx = pbx
    self.redactor = redactor
    let malformed = traffic.numbers(of: .malformed)
    for (endpoint, number, exchange) in traffic.named {
      // Lookups stand together, so the last one nearly always is the same.
      if endpoints.last != endpoint, !endpoints.contains(endpoint) { endpoints.append(endpoint) }
      note(exchange, number, endpoint, isMalformed: malformed.contains(number))
    }
  }

  /// A row for each fault and each endpoint that was asked, fault by fault.
  var rows: [ResilienceRow] {
    ResilienceRow.Fault.allCases.flatMap { fault in
      endpoints.map { endpoint in
        let place = Place(fault: fault, endpoint: endpoint)
        let words = ResilienceWords(fault, endpoint, isAccepted: accepted.contains(place))
        return ResilienceRow(
          fault, endpoint: endpoint, seen: seen[place],
          agentSees: words.agentSees, logSays: words.logSays)
      }
    }
  }

  /// `isMalformed`: whether the request was, so that the answer shows what becomes of such ones,
  /// whatever it is.
  private mutating func note(
    _ exchange: Exchange, _ number: Int, _ endpoint: String, isMalformed: Bool
  ) {
    let refusal = LimitRefusal(exchange, of: limits, askedBy: pbx)
    let faults = exchange.faults(refusal)
    let all = isMalformed && !faults.contains(.malformed) ? faults + [.malformed] : faults
    for fault in all {
      let place = Place(fault: fault, endpoint: endpoint)
      if isMalformed, (200..<300).contains(exchange.response?.status ?? 0) {
        accepted.insert(place)
      }
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
