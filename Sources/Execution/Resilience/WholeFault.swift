// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Readiness
import Redaction
import Transports

/// What goes wrong at the whole API and not at one endpoint: one cause, though each endpoint shows it.
///
/// A limit is always one cause. Anything else is where every exchange shows it, from the first one on
/// that does: two endpoints that fail while a third is fine may have two causes.
struct WholeFault: Hashable {
  let fault: ResilienceRow.Fault
  /// The status and the type of the answer; nil without one, and for a limit.
  let answer: String?

  /// What went wrong in an exchange; nil if nothing did that could be everybody's.
  init?(_ exchange: Exchange, limits: Limits, askedBy pbx: PBX) {
    let refusal = LimitRefusal(exchange, of: limits, askedBy: pbx)
    // A web page with an error status is a web page first: that is what a person has to look into.
    let faults = exchange.faults(refusal)
    let first = faults.contains(.webPage) ? .webPage : faults.first
    guard let first, first != .malformed else { return nil }
    fault = first == .limitWithWait ? .limitWithoutWait : first
    answer =
      refusal == nil
      ? exchange.response.map { "status \($0.status), \($0.mediaType ?? "no type")" } : nil
  }

  /// Whether it is one cause wherever it is met.
  var isLimit: Bool { fault == .limitWithoutWait }

  /// What is wrong, in words.
  var message: RedactedText {
    switch fault {
    case .limitWithWait, .limitWithoutWait: "the CRM refuses requests for a limit"
    case .timeout: "the whole API keeps silent until the deadline"
    case .cutOff: "the whole API takes requests and ends the connection without an answer"
    case .serverError: "the whole API answers with errors of the server"
    case .webPage: "the whole API answers with a web page instead of JSON"
    case .wrongType: "the whole API answers with another type than JSON"
    case .redirect: "the whole API sends its clients elsewhere"
    case .malformed: "the whole API takes requests to be malformed"
    }
  }

  /// What to do where the findings say nothing of it.
  var remedy: RedactedText {
    isLimit
      ? "wait, or lower `concurrency`: the CRM limits the rate of requests"
      : "look into the CRM's log at the times of these exchanges"
  }
}
