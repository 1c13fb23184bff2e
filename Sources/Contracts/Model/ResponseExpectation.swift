// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// What every answer of an endpoint looks like.
///
/// Shared by all answers of the endpoint.
public final class ResponseExpectation: Sendable {
  /// Accepted status codes.
  public let statuses: Defaulted<[Int]>
  /// Accepted status codes when nobody is found; nil if they are the same.
  public let noMatchStatuses: Located<[Int]>?
  /// The media type.
  public let contentType: Defaulted<String>
  /// How long an answer may take.
  public let within: Defaulted<Duration>
  /// The largest body, in bytes.
  public let size: Defaulted<Int>
  /// Header fields every answer carries.
  public let headers: [ExpectedHeader]
  /// Facts about the answer itself, such as `success: true`.
  public let facts: [ExpectedFact]
  /// The schema of the body; nil if none is declared.
  public let schema: SchemaExpectation?

  init(
    statuses: Defaulted<[Int]>, noMatchStatuses: Located<[Int]>?, contentType: Defaulted<String>,
    within: Defaulted<Duration>, size: Defaulted<Int>, headers: [ExpectedHeader],
    facts: [ExpectedFact], schema: SchemaExpectation?
  ) {
    self.statuses = statuses
    self.noMatchStatuses = noMatchStatuses
    self.contentType = contentType
    self.within = within
    self.size = size
    self.headers = headers
    self.facts = facts
    self.schema = schema
  }
}

/// A header field an answer must carry.
public struct ExpectedHeader: Sendable {
  /// The name; its case does not matter.
  public let name: Located<String>
  /// What its value must be.
  public let value: ExpectedValue

  /// A name and a value.
  public init(name: Located<String>, value: ExpectedValue) {
    self.name = name
    self.value = value
  }
}

/// A path in an answer and the value that must stand there.
public struct ExpectedFact: Sendable {
  /// The GJSON path; it may hold variables.
  public let path: PBXTemplate
  /// What must stand there.
  public let value: ExpectedValue

  /// A path and a value.
  public init(path: PBXTemplate, value: ExpectedValue) {
    self.path = path
    self.value = value
  }
}

/// A value that stands in the contract, or the language's default.
public struct Defaulted<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// Where it stands; nil if it is the default.
  public let span: SourceSpan?

  /// A value and where it stands, if it does.
  public init(_ value: Value, at span: SourceSpan?) {
    self.value = value
    self.span = span
  }
}
