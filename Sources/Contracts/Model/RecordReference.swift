// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// A field of what was written that names another record, and the read of that record.
///
/// An id that the CRM took without looking, or that belongs to something else, shows only here.
public struct RecordReference: Sendable {
  /// Where the other record's id, or its address, stands in the read-back.
  public let path: PBXTemplate
  /// What is sent; it sees `{{.Reference}}`, the value at the path.
  public let request: RequestTemplate
  /// Facts about the other record; none: it only has to be there.
  public let facts: [ExpectedFact]
  /// The whole line or block.
  public let span: SourceSpan

  /// A reference.
  public init(
    path: PBXTemplate, request: RequestTemplate, facts: [ExpectedFact], span: SourceSpan
  ) {
    self.path = path
    self.request = request
    self.facts = facts
    self.span = span
  }
}
