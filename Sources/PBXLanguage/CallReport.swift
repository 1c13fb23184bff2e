// SPDX-License-Identifier: Apache-2.0

/// What the PBX says about a call that is over: a call with its numbers, its agent and its moments.
public struct CallReport: Sendable, Hashable {
  /// The situation.
  public let call: Call
  /// When it began to ring, in Unix seconds.
  public let start: Int64
  /// The number outside; empty if it is withheld.
  public let outside: String
  /// The agent's extension.
  public let agent: String
  /// The CRM user of the agent; nil if there is none.
  public let owner: String?
  /// The contact that the number belongs to; nil if nobody has it.
  public let contactID: String?
  /// The kind of that contact; nil if there is no contact.
  public let contactType: String?
  /// The address of the recording; nil if there is none.
  public let recording: String?

  /// What the PBX says about a call.
  public init(
    _ call: Call, start: Int64, outside: String, agent: String, owner: String? = nil,
    contactID: String? = nil, contactType: String? = nil, recording: String? = nil
  ) {
    self.call = call
    self.start = start
    self.outside = call.party == .withheld ? "" : outside
    self.agent = agent
    self.owner = call.agentHasUser ? owner : nil
    self.contactID = contactID
    self.contactType = contactType
    self.recording = call.isRecorded ? recording : nil
  }

  /// When somebody answered, in Unix seconds; the end if nobody did.
  public var answered: Int64 { start + call.rings.components.seconds }
  /// When it ended, in Unix seconds.
  public var end: Int64 { start + call.total.components.seconds }

  /// The words of a PBX for its direction.
  public func direction(of pbx: PBXAssumptions) -> String { pbx.word(call.direction.word) }

  /// The variables of journals and tickets, by the names that templates use.
  ///
  /// What the call does not have is empty: the vendor's default texts print it without a question.
  /// Subject and description are rendered from these, and are not among them.
  public func variables(of pbx: PBXAssumptions) -> [String: String] {
    let result = pbx.word(call.outcome.word)
    let isInbound = call.direction == .inbound
    let caller = isInbound ? outside : agent
    let callee = isInbound ? agent : outside
    let talk = call.talk.components.seconds
    return [
      "Communication_Type": direction(of: pbx), "Call_Status": result, "Call_Log_Status": result,
      "Call_From": caller, "Call_To": callee, "CallerNumber": caller, "CalleeNumber": callee,
      "CallerDisplayName": caller, "ContactNumber": outside, "ContactId": contactID ?? "",
      "ContactType": contactType ?? "", "WhoModule": contactType ?? "", "Owner": owner ?? "",
      "StartTimeUnix": String(start), "EndTimeUnix": String(end),
      "Time": Self.time(start, in: pbx), "Talk_Duration": Self.clock(talk),
      "Talk_Duration_Sec": call.outcome == .answered || call.outcome == .voicemail
        ? String(talk) : "",
      "RecordPath": recording ?? "",
    ]
  }

  /// The names of ``variables(of:)``.
  public static let names: Set<String> = Set(
    CallReport(Call(""), start: 0, outside: "", agent: "").variables(of: PBXAssumptions()).keys)

  /// `2026-11-28 07:04:21` in the PBX's zone; the vendor shows no example, so this is assumed.
  private static func time(_ seconds: Int64, in pbx: PBXAssumptions) -> String {
    let offset = (try? TimeZoneRules.named(pbx.timeZone))?.offset(at: seconds) ?? 0
    let time = CalendarTime(seconds + Int64(offset))
    let day = "\(time.year)-\(two(time.month))-\(two(time.day))"
    return "\(day) \(two(time.hour)):\(two(time.minute)):\(two(time.second))"
  }

  /// `00:01:23`.
  private static func clock(_ seconds: Int64) -> String {
    "\(two(Int(seconds / 3_600))):\(two(Int(seconds / 60 % 60))):\(two(Int(seconds % 60)))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Call.Direction {
  /// The word that a PBX has for it.
  public var word: PBXWord {
    switch self {
    case .inbound: .inbound
    case .outbound: .outbound
    case .internal: .internal
    }
  }
}

extension Call.Outcome {
  /// The word that a PBX has for it.
  public var word: PBXWord {
    switch self {
    case .answered: .answered
    case .missed: .missed
    case .unanswered: .unanswered
    case .voicemail: .voicemail
    }
  }
}
