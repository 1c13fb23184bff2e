// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// An accepted record is there when it is read.
public enum WriteVisible: WriteItemCheck {
  /// The code without the word for the endpoint.
  public static let name = "visible"
  /// A blocker.
  public static let severity = Severity.blocker

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    WritePage(
      "an accepted \(endpoint.noun) is there when it is read",
      about: """
        The record is read by its id with the requests under `read-back`, again and again until it \
        is there or `visible-within` is over. It is there if the status says so and at least one of \
        the promised paths exists: some systems answer 200 for a record that they do not have.
        """,
      passing: WriteExample(endpoint),
      failing: WriteExample(
        endpoint, nil, .answers("read", ExampleAnswer(#"{"error": "not found"}"#, status: 404))))
  }

  static func judge(_ item: WriteCase) -> Judgement {
    // What a hostile text does to a record is a finding about the text; so with an empty one.
    guard !item.item.mustBeRefused, !item.item.isTriedOut, item.item.isRead else {
      return .notPromised
    }
    if let judgement = item.notThere { return judgement }
    guard !item.endpoint.readBack.isEmpty else {
      return .leftOpen("the contract declares no read-back")
    }
    var found: [Finding] = []
    for (readBack, hearings) in zip(item.endpoint.readBack, item.item.reads) {
      guard let last = hearings.last else {
        return .found(found, unless: item.run.stopCode)
      }
      if let failure = last.exchange.failure {
        let connected = last.exchange.remoteAddress != nil
        let reason = FailureToAsk.reason(for: failure, connected: connected)
        if let reason { return .couldNotAsk(unasked(item, reason, readBack, last)) }
      }
      if !item.isThere(readBack, last) { found.append(finding(item, readBack, hearings)) }
    }
    return .found(found)
  }

  private static func unasked(
    _ item: WriteCase, _ reason: FailureToAsk, _ readBack: ReadBack, _ hearing: WriteHearing
  ) -> Finding {
    var finding = item.finding(
      reason.kind, "read", reason.title, at: readBack.request.span, by: [hearing])
    finding.actual = hearing.exchange.failure.map { item.run.redactor.redact($0.detail) }
    finding.remedy = reason.remedy
    return finding
  }

  private static func finding(
    _ item: WriteCase, _ readBack: ReadBack, _ hearings: [WriteHearing]
  ) -> Finding {
    let place = item.endpoint.readBack.firstIndex { $0.span == readBack.span } ?? 0
    var finding = item.finding(
      kind(of: item.kind), place == 0 ? "" : "read \(place + 1)",
      "the \(item.kind.noun) was accepted, and is not there when it is read",
      at: readBack.request.span, by: [item.item.written, hearings.last])
    let within = item.endpoint.visibleWithin.value
    finding.expected =
      within == .zero
      ? "the record at once" : "the record within \(authored: within.spokenLength)"
    let reads: RedactedText = hearings.count > 1 ? " at the last of \(hearings.count) reads" : ""
    let response = hearings.last?.exchange.response
    finding.actual =
      if let response {
        (200..<300).contains(response.status)
          ? "status \(response.status), and none of the promised paths\(reads)"
          : "status \(response.status)\(reads)"
      } else {
        "no answer"
      }
    finding.remedy = """
      look for the record in the CRM: if it comes later, write visible-within; if it is there, \
      correct the request of the read-back
      """
    finding.effect = item.kind.loss + ", or nobody sees it"
    return finding
  }
}

extension WriteCase {
  /// Whether a read shows the record: a status as of a read, and one of the promised paths at least.
  func isThere(_ readBack: ReadBack, _ hearing: WriteHearing) -> Bool {
    guard let response = hearing.exchange.response, (200..<300).contains(response.status) else {
      return false
    }
    return readBack.facts.isEmpty
      || fields(of: readBack, in: hearing).contains { $0.value?.exists == true }
  }
}
