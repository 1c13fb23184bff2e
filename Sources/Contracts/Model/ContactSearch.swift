// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// What the PBX asks when the telephone rings, and what the CRM promises to answer.
public struct ContactSearch: Sendable {
  /// What is searched, in order, each with its request; one, in this version.
  public let types: [ContactType]
  /// Which page opens in the pop-up; nil if none does.
  public let popup: Popup?
  /// Fields that may be null or empty; their key must be there all the same.
  public let optional: Set<ContactField>
  /// Fields that are mapped but switched off.
  public let disabled: Set<ContactField>
  /// What every answer looks like.
  public let response: ResponseExpectation
  /// The callers the contract promises something about, in order.
  public let scenarios: [Scenario]
  /// Where the file begins.
  public let span: SourceSpan
}

/// A contact type: the request that searches it and the paths that read its answer.
public struct ContactType: Sendable {
  /// The name users choose on the PBX.
  public let name: Located<String>
  /// What is sent.
  public let request: RequestTemplate
  /// Which path fills which field, in the order of the contract.
  public let mapping: [FieldMapping]
}

/// One field of the PBX's contact and the paths that fill it.
public struct FieldMapping: Sendable {
  /// The field.
  public let field: ContactField
  /// GJSON paths, tried together; more than one stands as a comma list in the PBX's template.
  public let paths: [PBXTemplate]
  /// Where the field's name stands.
  public let nameSpan: SourceSpan
  /// Where its path or paths stand.
  public let span: SourceSpan
}

/// Which page the pop-up opens.
public enum Popup: Sendable {
  /// A URL with variables: "Specify URL Format".
  case format(PBXTemplate)
  /// A path in the answer: "Retrieve from Contact Fields".
  case field(PBXTemplate)

  /// Where it stands.
  public var span: SourceSpan {
    switch self {
    case .format(let template), .field(let template): template.source.span
    }
  }
}

/// What every answer of an endpoint looks like.
public struct ResponseExpectation: Sendable {
  /// Accepted status codes.
  public let statuses: Defaulted<[Int]>
  /// Accepted status codes when nobody is found; nil if they are the same.
  public let noMatchStatuses: Located<[Int]>?
  /// The media type.
  public let contentType: Defaulted<String>
  /// How long an answer may take.
  public let within: Defaulted<Duration>
  /// The schema of the body; nil if none is declared.
  public let schema: SchemaExpectation?
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

/// A named caller and what the search must find for it.
public struct Scenario: Sendable {
  /// The name; it names the test in reports.
  public let name: Located<String>
  /// The caller's number as the PBX hands it over: `{{.Phone}}`.
  public let call: Located<String>
  /// What is found.
  public let finds: Finds
  /// The page that opens; nil if the contract does not say.
  public let opens: PBXTemplate?
  /// The whole line or block.
  public let span: SourceSpan

  /// What a search finds.
  public enum Finds: Sendable {
    /// Nobody.
    case nothing(SourceSpan)
    /// Exactly one record with these field values.
    case record([ExpectedField])
  }
}

/// A field and the value it must have.
public struct ExpectedField: Sendable {
  /// The field.
  public let field: ContactField
  /// The value: text, number or boolean as written, with variables of the environment.
  public let value: PBXTemplate
  /// Whether it was written as text (in quotes or as a word), a number or a boolean.
  public let literal: Literal
  /// Where the field's name stands.
  public let nameSpan: SourceSpan

  /// How the value was written.
  public enum Literal: Sendable, Hashable {
    case text, number, boolean
  }
}
