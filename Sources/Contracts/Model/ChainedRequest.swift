// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// A request that follows a search, once for each record that was found.
///
/// Shared by all its answers.
public final class ChainedRequest: Sendable {
  /// The step's name.
  public let name: Located<String>
  /// What is sent; it sees what was mapped so far, the record's id as `ContactsId` included.
  public let request: RequestTemplate
  /// Renders to something if the request is sent, and to nothing if not; nil if it always is.
  ///
  /// The pipeline of `only-if` in `{{if …}}true{{end}}`.
  public let onlyIf: PBXTemplate?
  /// Fields of the contact its answer fills.
  public let mapping: [FieldMapping]
  /// Variables its answer fills, for later requests.
  public let variables: [VariableMapping]
  /// What its answer looks like.
  public let response: ResponseExpectation

  /// A request that follows.
  public init(
    name: Located<String>, request: RequestTemplate, onlyIf: PBXTemplate?,
    mapping: [FieldMapping], variables: [VariableMapping], response: ResponseExpectation
  ) {
    self.name = name
    self.request = request
    self.onlyIf = onlyIf
    self.mapping = mapping
    self.variables = variables
    self.response = response
  }
}

/// A variable and the path that fills it.
public struct VariableMapping: Sendable {
  /// The variable.
  public let name: Located<String>
  /// The GJSON path.
  public let path: PBXTemplate

  /// A variable and its path.
  public init(name: Located<String>, path: PBXTemplate) {
    self.name = name
    self.path = path
  }
}

/// How a record is read by its id: a promise about the CRM that no PBX asks for.
public struct RecordRead: Sendable {
  /// The request; it sees `{{.RecordId}}`.
  public let request: RequestTemplate
  /// The path of the record's id in the answer.
  public let id: PBXTemplate
  /// The whole value in the contract.
  public let span: SourceSpan

  /// A request and where the id is.
  public init(request: RequestTemplate, id: PBXTemplate, span: SourceSpan) {
    self.request = request
    self.id = id
    self.span = span
  }
}
