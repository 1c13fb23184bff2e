// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// What is answered with an error is not stored.
public enum WriteStoredError: WriteEndpointCheck {
  /// The code without the word for the endpoint.
  public static let name = "stored-error"
  /// A blocker: every repetition makes one more.
  public static let severity = Severity.blocker

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    let text = ExampleWrites.text(of: endpoint) + "sent-twice: { status: 409 }\n"
    let refusal = ExampleAnswer(#"{"error": "it is there already"}"#, status: 409)
    return WritePage(
      "a \(endpoint.noun) that is answered with an error is not stored",
      about: """
        A CRM that stores a record and then answers with an error, or not at all, leaves a record \
        that nobody knows of, and one more each time somebody tries again. Where a write failed, \
        the search for the mark of the run (`clean-up: leftovers`) shows whether it did.
        """,
      passing: WriteExample(endpoint, text, .refuses("write again", refusal)),
      failing: WriteExample(endpoint, text, .answers("write again", refusal)))
  }

  static func judge(_ all: WriteEndpointCase) -> [SeriesPromise] {
    let failed = failures(all)
    guard !failed.isEmpty else { return [] }
    guard let untold = all.untold else { return [SeriesPromise("", all.uncounted)] }
    guard !untold.isEmpty else { return [SeriesPromise("", .kept)] }
    // More records than failed writes: then requests leave several.
    if untold.count > failed.count {
      let code = WriteDuplicate.kind(of: all.kind).code
      return [SeriesPromise("", .notProven(because: code))]
    }
    let first = failed[0]
    var finding = all.finding(
      kind(of: all.kind), "",
      failed.count == 1
        ? "a \(all.kind.noun) was answered with an error, and is stored all the same"
        : "\(all.kind.noun)s were answered with errors, and some are stored all the same",
      at: first.item.item.type.request.span,
      evidence: failed.map { all.run.number($0.hearing) } + all.countNumbers,
      scenarios: failed.map(\.item.item.fullName).reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      })
    finding.expected = "no record, since the answer is an error"
    finding.actual =
      "\(untold.count.spoken("record")) that no answer told of: \(all.spoken(untold))"
    finding.remedy = """
      let the CRM undo what it stored before it answers with an error; see its log at the time of \
      the exchange
      """
    finding.effect = "each time somebody tries again there is one more"
    return [SeriesPromise("", .broken([finding]))]
  }

  /// Writes whose answers do not say that something was stored.
  private static func failures(
    _ all: WriteEndpointCase
  ) -> [(item: WriteCase, hearing: WriteHearing)] {
    all.items.flatMap { item -> [(item: WriteCase, hearing: WriteHearing)] in
      var failed: [(item: WriteCase, hearing: WriteHearing)] = []
      if let written = item.item.written, item.item.id == nil, item.isFailure(written) {
        failed.append((item, written))
      }
      if let repeated = item.item.repeated, item.item.repeatedID == nil, item.isFailure(repeated) {
        failed.append((item, repeated))
      }
      return failed
    }
  }
}

extension WriteCase {
  /// Whether an answer to a write is an error, one inside a 200 included, or none at all.
  fileprivate func isFailure(_ hearing: WriteHearing) -> Bool {
    guard let response = hearing.exchange.response else {
      // What was never sent cannot have been stored.
      return hearing.exchange.failure.map {
        FailureToAsk.reason(for: $0, connected: hearing.exchange.remoteAddress != nil) == nil
      } ?? false
    }
    guard (200..<300).contains(response.status) else { return true }
    return AnswerError.member(of: WriteAnswerCase(item, hearing, of: run)) != nil
  }
}
