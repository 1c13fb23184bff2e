// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// What the PBX asks when the telephone rings, and what the CRM promises to answer.
///
/// Shared, as all parts of a contract are that many answers are judged against: a copy would cost as
/// much as a check.
public final class ContactSearch: Sendable {
  /// What is searched, in order, each with its request; never empty.
  public let types: [ContactType]
  /// Which page opens in the pop-up; nil if none does.
  public let popup: Popup?
  /// Fields that may be null or empty; their key must be there all the same.
  public let optional: Set<ContactField>
  /// Fields that are mapped but switched off.
  public let disabled: Set<ContactField>
  /// Who comes first when a number is shared; nil if the contract does not say.
  public let whenSeveral: Located<SeveralRule>?
  /// What every answer looks like.
  public let response: ResponseExpectation
  /// The callers and typed texts the contract promises something about, in order.
  public let scenarios: [Scenario]
  /// Stored spellings of numbers, and the dialled spellings that find them, in order.
  public let formats: [NumberFormat]
  /// Paths of values that may differ between two equal answers, such as a counter of views.
  public let volatile: [Located<String>]
  /// Personal data that may be returned beyond the mapping, each with the reason.
  public let allowedPersonalData: [AllowedPersonalData]
  /// Where the file begins.
  public let span: SourceSpan

  init(
    types: [ContactType], popup: Popup?, optional: Set<ContactField>, disabled: Set<ContactField>,
    whenSeveral: Located<SeveralRule>?, response: ResponseExpectation, scenarios: [Scenario],
    formats: [NumberFormat], volatile: [Located<String>],
    allowedPersonalData: [AllowedPersonalData], span: SourceSpan
  ) {
    self.types = types
    self.popup = popup
    self.optional = optional
    self.disabled = disabled
    self.whenSeveral = whenSeveral
    self.response = response
    self.scenarios = scenarios
    self.formats = formats
    self.volatile = volatile
    self.allowedPersonalData = allowedPersonalData
    self.span = span
  }
}

/// A contact type: the request that searches it and the paths that read its answer.
///
/// Shared by all answers of this type.
public final class ContactType: Sendable {
  /// The name users choose on the PBX.
  public let name: Located<String>
  /// What is sent.
  public let request: RequestTemplate
  /// Which path fills which field, in the order of the contract.
  public let mapping: [FieldMapping]
  /// What every answer of this type looks like: its own promises over those of the endpoint.
  public let response: ResponseExpectation
  /// Renders to something if the request is sent, and to nothing if not; nil if it always is.
  ///
  /// The pipeline of `only-if` in `{{if …}}true{{end}}`.
  public let onlyIf: PBXTemplate?
  /// What is sent when an agent types a text (`{{.SearchValue}}`); nil if nothing is.
  public let typedSearch: RequestTemplate?
  /// Requests that follow, once for each record that was found, in order.
  public let chained: [ChainedRequest]
  /// How a record of this type is read by its id; a promise only, no PBX sends it.
  public let read: RecordRead?

  init(
    name: Located<String>, request: RequestTemplate, mapping: [FieldMapping],
    response: ResponseExpectation, onlyIf: PBXTemplate?, typedSearch: RequestTemplate?,
    chained: [ChainedRequest], read: RecordRead?
  ) {
    self.name = name
    self.request = request
    self.mapping = mapping
    self.response = response
    self.onlyIf = onlyIf
    self.typedSearch = typedSearch
    self.chained = chained
    self.read = read
  }
}

/// One field of the PBX's contact and the paths that fill it.
///
/// Shared by the columns of all answers.
public final class FieldMapping: Sendable {
  /// The field.
  public let field: ContactField
  /// GJSON paths, tried together; more than one stands as a comma list in the PBX's template.
  public let paths: [PBXTemplate]
  /// Where the field's name stands.
  public let nameSpan: SourceSpan
  /// Where its path or paths stand.
  public let span: SourceSpan

  init(
    field: ContactField, paths: [PBXTemplate], nameSpan: SourceSpan, span: SourceSpan
  ) {
    self.field = field
    self.paths = paths
    self.nameSpan = nameSpan
    self.span = span
  }
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
