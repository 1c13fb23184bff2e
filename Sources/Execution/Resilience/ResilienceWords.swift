// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// What a fault at an endpoint means to the person at the telephone and to whoever reads the logs.
struct ResilienceWords {
  private let fault: ResilienceRow.Fault
  private let endpoint: String
  private let isAccepted: Bool

  /// `isAccepted`: whether the CRM takes what is malformed.
  init(_ fault: ResilienceRow.Fault, _ endpoint: String, isAccepted: Bool = false) {
    self.fault = fault
    self.endpoint = endpoint
    self.isAccepted = isAccepted
  }

  /// What the agent sees.
  var agentSees: RedactedText {
    // Nobody knows what became of a write whose answer is missing.
    if let thing = written, [.timeout, .cutOff].contains(fault) {
      return "nothing; \(thing) may be there or not, and twice if somebody repeats it"
    }
    if let thing = written, fault == .malformed, isAccepted {
      return "nothing; of \(thing) a part is missing, and nobody is told"
    }
    if let thing = written {
      return fault == .malformed
        ? "nothing; \(thing) is missing each time the data are like that"
        : "nothing; \(thing) is missing"
    }
    switch endpoint {
    case "token": return "no names and no journals, from the end of the last token on"
    case "users": return "nothing at once; extensions without users after a synchronisation"
    case "follow-up": return "what the answer should fill is empty in every later request"
    default: return lookup
    }
  }

  private var lookup: RedactedText {
    switch fault {
    case .limitWithWait, .limitWithoutWait: "the number without a name, while the limit lasts"
    case .timeout: "the number without a name, after the wait"
    case .malformed: "the number without a name, for each such caller"
    case .redirect: "the number without a name, for every caller"
    case .cutOff, .serverError, .webPage, .wrongType: "the number without a name"
    }
  }

  /// What an endpoint writes; nil if it only reads.
  private var written: RedactedText? {
    switch endpoint {
    case "contact-creation": "the new contact"
    case "call-journal": "the call's journal"
    case "ticket-creation": "the ticket"
    default: nil
    }
  }

  /// What the administrator's log should say.
  var logSays: RedactedText {
    let what: RedactedText = "\(authored: endpoint)"
    return switch fault {
    case .limitWithWait: "\(what): refused for a limit; the status, and until when to wait"
    case .limitWithoutWait: "\(what): refused for a limit; the status, and that no time is told"
    case .timeout: "\(what): no answer in time; the limit, and whether a connection came about"
    case .cutOff: "\(what): the connection ended; how much of the answer had come"
    case .serverError: "\(what): the status, and the first line of the body"
    case .webPage: "\(what): a web page instead of JSON; the status, and its title"
    case .wrongType: "\(what): not JSON; the Content-Type that came"
    case .redirect: "\(what): redirected, and not followed; the status, and to which host"
    case .malformed where isAccepted && written != nil:
      "\(what): accepted, though it was malformed; the status, and what was stored"
    case .malformed: "\(what): refused as malformed; the status, and which field"
    }
  }
}
