// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GoTemplates
import PBXEmulation
import PBXLanguage
import Redaction

/// The read-back speaks of everything that a record of a call is for.
public enum WriteUncovered: WriteEndpointCheck {
  /// The code without the word for the endpoint.
  public static let name = "uncovered"
  /// Minor: nothing is wrong, and something is not proven.
  public static let severity = Severity.minor
  /// Whoever writes the contract.
  public static let owner = OwnerRole.apiDeveloper
  /// The contract's.
  public static let layer = Layer.contract
  /// Records of calls; what a contact has to hold differs from CRM to CRM.
  public static let endpoints: [WriteEndpoint.Kind] = [.callJournal, .ticketCreation]

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    let owner = #"      data.agent: "{{.Owner}}"\#n"#
    return WritePage(
      "the read-back of the \(endpoint.noun) speaks of all that a call has",
      about: """
        Contact, owner, direction, outcome, beginning, length and text: what `read-back` says \
        nothing about is not proven by a run, however green it is. Something that stands in the \
        subject or the description alone is there for people to read; no report of the CRM counts \
        it, and no view lists by it.
        """,
      passing: WriteExample(endpoint),
      failing: WriteExample(
        endpoint, ExampleWrites.text(of: endpoint).replacing(owner, with: "")))
  }

  static func judge(_ all: WriteEndpointCase) -> [SeriesPromise] {
    if let cause = all.nothingWritten { return [SeriesPromise("", cause.judgement)] }
    let (unsaid, inText) = CallAspect.gaps(of: all.endpoint)
    guard !unsaid.isEmpty || !inText.isEmpty else { return [SeriesPromise("", .kept)] }
    var finding = all.finding(
      kind(of: all.kind), "", "the read-back does not prove all of the \(all.kind.noun)",
      at: all.endpoint.readBack.first?.span ?? all.endpoint.span,
      evidence: all.items.compactMap { $0.item.written.map(all.run.number) }.prefix(1).map(\.self))
    finding.expected = "\(authored: CallAspect.wanted(of: all.kind).map(\.rawValue).listed)"
    finding.actual = [
      unsaid.isEmpty ? nil : "nothing about \(authored: unsaid.map(\.rawValue).listed)",
      inText.isEmpty ? nil : "only as text: \(authored: inText.map(\.rawValue).listed)",
    ].compactMap { $0 as RedactedText? }.joined(separator: "; ")
    finding.remedy = "add lines under `fields`, such as `\(authored: (unsaid + inText)[0].example)`"
    finding.effect = "a change of the CRM that breaks this is noticed by agents first"
    return [SeriesPromise("", .broken([finding]))]
  }
}

/// Something that a record of a call is for.
enum CallAspect: String, Sendable, Hashable, CaseIterable {
  case contact, owner, direction, outcome, beginning, length, text

  /// What a record is for: a ticket is work to be done, of which the journal tells the call.
  static func wanted(of kind: WriteEndpoint.Kind) -> [CallAspect] {
    kind == .callJournal ? allCases : [.contact, .owner, .outcome, .text]
  }

  /// What no field of a read-back speaks of, and what stands in its texts alone.
  static func gaps(of endpoint: WriteEndpoint) -> (unsaid: [CallAspect], inText: [CallAspect]) {
    let values = (endpoint.readBack.flatMap(\.facts) + endpoint.exceptions.flatMap(\.facts))
      .map(\.value)
    let texts = [endpoint.options.subject, endpoint.options.description].compactMap(\.self)
    let isTextRead = values.contains { $0.speaks(of: .text) }
    let inTexts = Set(isTextRead ? texts.flatMap { $0.references.map(\.name) } : [])
    var gaps: (unsaid: [CallAspect], inText: [CallAspect]) = ([], [])
    for aspect in wanted(of: endpoint.kind) where !values.contains(where: { $0.speaks(of: aspect) })
    {
      if aspect == .text, texts.isEmpty { continue }
      if aspect.variables.isDisjoint(with: inTexts) {
        gaps.unsaid.append(aspect)
      } else {
        gaps.inText.append(aspect)
      }
    }
    return gaps
  }

  /// The PBX's variables that tell it.
  var variables: Set<String> {
    switch self {
    case .contact:
      [
        "ContactId", "CustomerNumber", "ContactNumber", "CallerNumber", "CalleeNumber", "Call_From",
        "Call_To",
      ]
    case .owner: ["Owner"]
    case .direction: ["Communication_Type"]
    case .outcome: ["Call_Status", "Call_Log_Status"]
    case .beginning: ["StartTimeUnix", "Time"]
    case .length: ["Talk_Duration", "Talk_Duration_Sec"]
    case .text: ["Subject", "Description"]
    }
  }

  /// A line of a read-back that speaks of it.
  var example: String {
    switch self {
    case .contact: #"PATH: "{{.ContactId}}""#
    case .owner: #"PATH: "{{.Owner}}""#
    case .direction: "PATH: { by-direction: { inbound: …, outbound: … } }"
    case .outcome: "PATH: { by-outcome: { answered: …, missed: … } }"
    case .beginning: "PATH: { instant: start }"
    case .length: "PATH: { duration: talk }"
    case .text: #"PATH: "{{.Description}}""#
    }
  }
}

extension ExpectedValue {
  fileprivate func speaks(of aspect: CallAspect) -> Bool {
    switch (matcher, aspect) {
    case (.byDirection, .direction), (.byOutcome, .outcome), (.duration, .length): true
    case (.instant(let instant), .beginning): instant.moment.anchor != .now
    case (.date(let moment, _), .beginning): moment.anchor != .now
    default: !variables.isDisjoint(with: aspect.variables)
    }
  }
}

extension [String] {
  /// The words as people list them: `owner and length`.
  fileprivate var listed: String {
    guard let last else { return "" }
    return count == 1 ? last : dropLast().joined(separator: ", ") + " and " + last
  }
}
