// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// How a record is removed.
public struct CleanUp: Sendable {
  /// How.
  public enum Way: Sendable {
    /// A request; it sees `{{.RecordId}}`, `{{.Tag}}` and `{{.ContactType}}`.
    case request(RequestTemplate)
    /// It vanishes with the record of another endpoint.
    case goesWith(WriteEndpoint.Kind, SourceSpan)
  }

  /// How.
  public let way: Way
  /// The identity that may remove records; nil: the integration itself.
  public let identity: Located<String>?
  /// What the first read-back gives afterwards.
  public let gone: Refusal
  /// The PBX's variable that carries the mark of the run; nil: no mark.
  public let tag: Located<String>?
  /// How marked records are found that a crash has left; nil: not at all.
  public let leftovers: Leftovers?
  /// The whole block.
  public let span: SourceSpan

  /// A search for records that carry the mark of a run.
  public struct Leftovers: Sendable {
    /// What is sent; it sees `{{.Tag}}` and `{{.ContactType}}`.
    public let request: RequestTemplate
    /// The path of the records' ids.
    public let ids: PBXTemplate

    /// A search.
    public init(request: RequestTemplate, ids: PBXTemplate) {
      self.request = request
      self.ids = ids
    }
  }

  /// A way to remove records.
  public init(
    way: Way, identity: Located<String>? = nil, gone: Refusal, tag: Located<String>? = nil,
    leftovers: Leftovers? = nil, span: SourceSpan
  ) {
    self.way = way
    self.identity = identity
    self.gone = gone
    self.tag = tag
    self.leftovers = leftovers
    self.span = span
  }
}
