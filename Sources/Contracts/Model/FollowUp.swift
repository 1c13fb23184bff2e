// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// Requests that the PBX sends of its own accord after an event (follow-up.yaml).
public struct FollowUp: Sendable {
  /// The requests, in order.
  public let requests: [FollowUpRequest]
  /// Where the file begins.
  public let span: SourceSpan
}

/// One request that follows an event; variables it fills are known to every later request.
public struct FollowUpRequest: Sendable {
  /// The name.
  public let name: Located<String>
  /// What it follows.
  public let after: Located<Event>
  /// What is sent; the headers of the contract are not.
  public let request: RequestTemplate
  /// Renders to something if the request is sent, and to nothing if not; nil if it always is.
  public let onlyIf: PBXTemplate?
  /// Variables its answer fills, in order.
  public let variables: [VariableMapping]
  /// What its answer looks like.
  public let response: ResponseExpectation
  /// The whole block.
  public let span: SourceSpan

  /// A request that follows an event.
  public init(
    name: Located<String>, after: Located<Event>, request: RequestTemplate, onlyIf: PBXTemplate?,
    variables: [VariableMapping], response: ResponseExpectation, span: SourceSpan
  ) {
    self.name = name
    self.after = after
    self.request = request
    self.onlyIf = onlyIf
    self.variables = variables
    self.response = response
    self.span = span
  }

  /// What a request can follow: the vendor's list of events is not public.
  public enum Event: Sendable, Hashable {
    case login
    case refresh
    /// An endpoint's request, by the endpoint's name.
    case endpoint(String)
  }
}
