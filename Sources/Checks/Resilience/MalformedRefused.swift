// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction
import Transports

/// What is malformed is refused, in a way that programs and people understand.
public enum MalformedRefused: TrafficCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "malformed-refused", .major, .resilience, holds: .operationalHandover, owner: .apiDeveloper,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "what is malformed is refused with a clear 4xx",
    about: """
      Where the environment says `provoke: [malformed]`, each endpoint that takes a body is sent one \
      request of the PBX with its JSON cut off, and the search one number that is no text. A CRM that \
      answers with 5xx, with a web page or with silence hides from the administrator's log whose fault \
      it is; one that takes half a body stores half a record, which the run removes with the others. \
      400, 406, 411, 413, 415 and 422 are clear. A search may also find nobody. Bodies are sent only \
      where `writes: allowed`; anywhere else nothing is provoked, and nothing is proven.
      """,
    passing: CheckExample(
      ExampleAnswer(ExampleContract.known), in: ExampleContract.provoking("malformed"),
      then: [
        ExampleReply(
          ExampleAnswer(#"{"error": "bad number"}"#, status: 400), provoked: MalformedRun.question)
      ]),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known), in: ExampleContract.provoking("malformed"),
      then: [
        ExampleReply(
          ExampleAnswer(#"{"error": "oops"}"#, status: 500), provoked: MalformedRun.question)
      ]))

  /// Every request that was malformed on purpose, fault by fault.
  public static func judge(_ traffic: TrafficRun) -> [SeriesPromise] {
    guard traffic.allows(.malformed) else {
      return traffic.contract.writes.isEmpty
        ? []
        : [SeriesPromise("", .leftOpen("`provoke: [malformed]` would let it be tried"))]
    }
    let sent = traffic.turns(named: MalformedRun.question)
    guard !sent.isEmpty else { return [SeriesPromise("", traffic.notProvoked)] }
    let limits = traffic.contract.limits
    let judged = sent.filter { LimitRefusal($0.exchange, of: limits, askedBy: traffic.pbx) == nil }
    guard !judged.isEmpty else {
      return [SeriesPromise("", .leftOpen("the CRM refused it for a limit"))]
    }
    // What becomes of whole requests too is another cause.
    let own = judged.filter { !isUsual($0, traffic) }
    guard !own.isEmpty else {
      return [SeriesPromise("", .leftOpen("whole requests are answered in the same way"))]
    }
    let faults = TrafficRun.causes(in: own) { Fault($0, traffic) }
    return [
      SeriesPromise(
        "", .found(faults.map { finding($0.cause, $0.first.exchange, $0.sightings, traffic) }))
    ]
  }

  /// Whether a request of the endpoint that was whole was answered with the same error.
  private static func isUsual(_ part: TrafficRun.Part, _ traffic: TrafficRun) -> Bool {
    guard let fault = Fault(part, traffic), [.silence, .server, .page].contains(fault) else {
      return false
    }
    let looked = traffic.lookups.lazy.compactMap(\.raw.first?.exchange).prefix(1)
    let written = traffic.turns.lazy.filter {
      $0.turn.question.endpoint == part.endpoint && $0.turn.question.record != nil
        && $0.turn.question.name != MalformedRun.question
    }.map(\.turn.exchange)
    let whole = part.endpoint == TrafficRun.search ? Array(looked) : Array(written)
    return whole.contains { exchange in
      Fault(
        TrafficRun.Part(endpoint: part.endpoint, number: 0, exchange: exchange), traffic) == fault
    }
  }

  private static func finding(
    _ fault: Fault, _ exchange: Exchange, _ sightings: Sightings, _ traffic: TrafficRun
  ) -> Finding {
    var finding = traffic.finding(
      kind, fault.message, named: fault.rawValue,
      at: traffic.contract.environment(named: traffic.environment)?.provoke?.span, by: sightings)
    finding.expected = "status 400 or 422, with what is wrong in the body"
    finding.actual = traffic.answer(exchange) + sightings.places
    finding.remedy = fault.remedy
    finding.effect = fault.effect
    return finding
  }

  /// How a malformed request is answered badly.
  private enum Fault: String {
    case accepted, found, silence, server, page, otherwise

    init?(_ part: TrafficRun.Part, _ traffic: TrafficRun) {
      guard let response = part.exchange.response else {
        self = .silence
        return
      }
      switch response.status {
      case _ where response.isWebPage: self = .page
      case 500...: self = .server
      // Whoever says that it has the record already has read half a body as a whole one.
      case 409 where part.endpoint != TrafficRun.search: self = .accepted
      case 200..<300:
        guard part.endpoint == TrafficRun.search else {
          self = .accepted
          return
        }
        guard let type = traffic.contract.contactSearch?.types.first,
          let match = try? traffic.pbx.contacts(in: response.body, of: type, asked: .call("")),
          match.recordCount > 0
        else { return nil }
        self = .found
      case 400, 406, 411, 413, 415, 422: return nil
      default: self = .otherwise
      }
    }

    var message: RedactedText {
      switch self {
      case .accepted: "a body that is cut off is taken for a whole one"
      case .found: "a search for what is no text finds somebody"
      case .silence: "a malformed request is not answered"
      case .server: "a malformed request makes the server fail"
      case .page: "a malformed request is answered with a web page"
      case .otherwise: "a malformed request is refused for another reason than it has"
      }
    }

    var remedy: RedactedText {
      switch self {
      case .accepted: "let the CRM parse the whole body before it stores anything"
      case .found: "let the search refuse a parameter that it cannot decode"
      case .silence, .server, .page, .otherwise:
        "let the CRM answer 400 with a JSON body that says what it could not read"
      }
    }

    var effect: RedactedText {
      switch self {
      case .accepted: "contacts, journals and tickets of which half is missing"
      case .found: "a stranger's pop-up for a caller whose number was garbled"
      case .silence, .server, .page, .otherwise:
        "nothing; the log blames the CRM for a fault of the template"
      }
    }
  }
}

extension TrafficRun {
  /// What becomes of a promise whose questions were not asked.
  var notProvoked: Judgement {
    cause.map { .notProven(because: $0) } ?? .leftOpen("there was nothing to send")
  }

  /// What came back, in a few words.
  func answer(_ exchange: Exchange) -> RedactedText {
    guard let response = exchange.response else {
      return "no answer: \(authored: exchange.failure?.kind.rawValue ?? "")"
    }
    let type = response.mediaType.map { ", " + redactor.redact($0) } ?? ""
    return "status \(response.status)\(type)"
  }
}

extension Response {
  /// Whether it is a page for people.
  var isWebPage: Bool {
    !body.isEmpty && ["text/html", "application/xhtml+xml"].contains(mediaType ?? "")
  }
}
