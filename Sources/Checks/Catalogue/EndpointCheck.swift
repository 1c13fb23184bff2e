// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A check of another endpoint than contact search.
public protocol EndpointCheck: Sendable {
  /// Code, severity, capability, gate, owner and layer of its finding.
  static var kind: FindingKind { get }

  /// Its page in `Docs/Checks`; nil if a check of searches has the code and the page.
  static var page: EndpointPage? { get }
}

extension EndpointCheck {
  /// A code that searches have too.
  public static var page: EndpointPage? { nil }
}

/// What a check of an endpoint has to say about itself; its examples run as tests.
public struct EndpointPage: Sendable {
  /// What is promised, as a sentence without a final period.
  public let title: String
  /// How it is judged and why it matters; paragraphs of Markdown.
  public let about: String
  /// Answers that keep the promise.
  public let passing: EndpointExample
  /// Answers that break it.
  public let failing: EndpointExample

  /// A page.
  public init(
    _ title: String, about: String, passing: EndpointExample, failing: EndpointExample
  ) {
    self.title = title
    self.about = about
    self.passing = passing
    self.failing = failing
  }
}

/// A contract with one endpoint, and what the CRM answers, in the order in which it is asked.
public struct EndpointExample: Sendable {
  /// The endpoint: `users` or `follow-up`.
  public let endpoint: String
  /// The text of its file.
  public let text: String
  /// What comes back to each request of the PBX; behind the last one an empty list.
  public let answers: [ExampleAnswer]
  /// What comes back to pages that are asked for a second time, by their number; the same as the
  /// first time where none is given.
  public let again: [Int: ExampleAnswer]
  /// What comes back to the first page with twice the users; a refusal if none is given.
  public let wider: ExampleAnswer?

  /// A contract and answers.
  public init(
    _ endpoint: String, _ text: String, _ answers: [ExampleAnswer],
    again: [Int: ExampleAnswer] = [:], wider: ExampleAnswer? = nil
  ) {
    self.endpoint = endpoint
    self.text = text
    self.answers = answers
    self.again = again
    self.wider = wider
  }
}

/// Every check of other endpoints that has a page of its own.
public enum EndpointCatalogue {
  /// In the order in which they judge, endpoint by endpoint.
  public static var all: [any EndpointCheck.Type] {
    let users: [any EndpointCheck.Type] = UsersJudge.pageChecks + UsersCatalogue.all
    return (users + FollowUpCatalogue.all).filter { $0.page != nil }
  }
}
