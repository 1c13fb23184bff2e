// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// A request that writes.
public struct WriteType: Sendable {
  /// The contact type; nil of journals and tickets.
  public let name: Located<String>?
  /// What is sent.
  public let request: RequestTemplate
  /// Renders to something if the request is sent, and to nothing if not; nil if it always is.
  public let onlyIf: PBXTemplate?
  /// Variables that the answer fills: `ContactId` or `TicketId`, and others for later requests.
  public let mapping: [VariableMapping]
  /// Requests that follow.
  public let then: [WriteStep]
  /// The whole line or block.
  public let span: SourceSpan

  /// A request that writes.
  public init(
    name: Located<String>?, request: RequestTemplate, onlyIf: PBXTemplate? = nil,
    mapping: [VariableMapping], then: [WriteStep] = [], span: SourceSpan
  ) {
    self.name = name
    self.request = request
    self.onlyIf = onlyIf
    self.mapping = mapping
    self.then = then
    self.span = span
  }
}

/// A request that follows a write, such as the one that completes an activity.
public struct WriteStep: Sendable {
  /// The step's name.
  public let name: Located<String>
  /// What is sent; it sees what was mapped so far.
  public let request: RequestTemplate
  /// Renders to something if the request is sent, and to nothing if not; nil if it always is.
  public let onlyIf: PBXTemplate?
  /// Variables that its answer fills.
  public let mapping: [VariableMapping]
  /// What its answer looks like.
  public let response: ResponseExpectation

  /// A request that follows.
  public init(
    name: Located<String>, request: RequestTemplate, onlyIf: PBXTemplate?,
    mapping: [VariableMapping], response: ResponseExpectation
  ) {
    self.name = name
    self.request = request
    self.onlyIf = onlyIf
    self.mapping = mapping
    self.response = response
  }
}

/// Texts and switches of the PBX's form.
public struct WriteOptions: Sendable {
  /// The subject that an administrator may change; nil: not offered.
  public let subject: PBXTemplate?
  /// The description that an administrator may change; nil: not offered.
  public let description: PBXTemplate?
  /// Whether recordings can be played from the journal; nil: not offered.
  public let playsRecording: Bool?
  /// Whether agents who were rung and did not answer get no journal.
  public let skipsUnansweredAgents: Bool
  /// Whether the contact is looked up first.
  public let looksUpContact: Bool
  /// Variables that are asked for when the integration is set up (tickets).
  public let extraVariables: [Located<String>]

  /// Options; by default nothing is offered.
  public init(
    subject: PBXTemplate? = nil, description: PBXTemplate? = nil, playsRecording: Bool? = nil,
    skipsUnansweredAgents: Bool = false, looksUpContact: Bool = false,
    extraVariables: [Located<String>] = []
  ) {
    self.subject = subject
    self.description = description
    self.playsRecording = playsRecording
    self.skipsUnansweredAgents = skipsUnansweredAgents
    self.looksUpContact = looksUpContact
    self.extraVariables = extraVariables
  }
}
