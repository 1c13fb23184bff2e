// SPDX-License-Identifier: Apache-2.0

public import Contracts

/// What a check of write-back has to say about itself for one endpoint; its examples run as tests.
public struct WritePage: Sendable {
  /// What is promised, as a sentence without a final period.
  public let title: String
  /// How it is judged and why it matters; paragraphs of Markdown.
  public let about: String
  /// A CRM that keeps the promise.
  public let passing: WriteExample
  /// A CRM that breaks it.
  public let failing: WriteExample

  /// A page.
  public init(_ title: String, about: String, passing: WriteExample, failing: WriteExample) {
    self.title = title
    self.about = about
    self.passing = passing
    self.failing = failing
  }
}

/// A contract with one endpoint that writes, and a CRM that takes what is written.
public struct WriteExample: Sendable {
  /// The endpoint.
  public let endpoint: WriteEndpoint.Kind
  /// The text of its file.
  public let text: String
  /// What the CRM does otherwise than to give back what it was given.
  public let faults: [ExampleFault]

  /// A contract and what the CRM does otherwise.
  public init(_ endpoint: WriteEndpoint.Kind, _ text: String? = nil, _ faults: ExampleFault...) {
    self.endpoint = endpoint
    self.text = text ?? ExampleWrites.text(of: endpoint)
    self.faults = faults
  }
}

/// Something that an example CRM does wrong.
public enum ExampleFault: Sendable {
  /// Every read shows this JSON in the place of a field's value; nil: the field is missing.
  case shows(String, String?)
  /// When the CRM's own rules have run, a field reads this JSON.
  case changes(String, String)
  /// Texts are changed before they are stored.
  case stores(String, @Sendable (String) -> String)
  /// Questions whose name ends so are answered otherwise, whatever was stored.
  case answers(String, ExampleAnswer)
  /// Nothing is stored that is answered with an error.
  case refuses(String, ExampleAnswer)
  /// Every write leaves a second record that nobody is told of.
  case doubles
  /// A write of something that is there is answered with the id of the first.
  case recognises
  /// What was removed stays.
  case keeps
  /// Records are not found by their number.
  case hides

  /// The fault in words, as a page lists it.
  public var spoken: String {
    switch self {
    case .shows(let field, let value):
      value.map { "`\(field)` reads `\($0)`" } ?? "`\(field)` is missing"
    case .changes(let field, let value): "after a time `\(field)` reads `\(value)`"
    case .stores(let what, _): what
    case .answers(let name, let answer), .refuses(let name, let answer):
      "*\(name)* is answered with \(answer.status ?? 0)"
        + (answer.body.isEmpty ? "" : " and `\(answer.body)`")
    case .doubles: "every write leaves a second record that nobody is told of"
    case .recognises: "a second write of the same is answered with the first record's id"
    case .keeps: "what was removed stays"
    case .hides: "new contacts are not found by their number"
    }
  }
}
