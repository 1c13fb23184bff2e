// SPDX-License-Identifier: Apache-2.0

extension Call {
  /// The calls that every contract can name.
  ///
  /// The vendor's guides list the situations that a PBX reports; the lengths are ours, chosen so
  /// that minutes, seconds and their rounding differ.
  public static let library: [Call] = [
    Call("inbound-answered"),
    Call("inbound-missed", .inbound, .missed, rings: .seconds(25)),
    Call("outbound-answered", .outbound, talk: .seconds(247)),
    Call("outbound-unanswered", .outbound, .unanswered, rings: .seconds(31)),
    Call("voicemail", .inbound, .voicemail, rings: .seconds(20), talk: .seconds(17)),
    // What the PBX reports is the call with the agent who ended it.
    Call("transferred", talk: .seconds(312)),
    Call("queue", rings: .seconds(14), rungAgents: 3),
    Call("ring-group", rings: .seconds(11), talk: .seconds(59), rungAgents: 3),
    Call("call-back", .outbound, rings: .seconds(5), talk: .seconds(121)),
    Call("over-midnight", start: .beforeMidnight(.seconds(95)), talk: .seconds(214)),
    Call("over-clock-change", start: .beforeSummerTime(.seconds(130)), talk: .seconds(371)),
    Call("zero-seconds", rings: .seconds(3), talk: .zero, isRecorded: false),
    Call("three-hours", start: .ago(.seconds(4 * 3_600)), talk: .seconds(3 * 3_600 + 7)),
    Call("without-recording", isRecorded: false),
    Call("with-recording"),
    Call("agent-without-user", agentHasUser: false),
    Call("caller-unknown", party: .unknown),
    Call("number-withheld", party: .withheld),
  ]

  /// Those that a contract without a word of its own is judged by.
  public static let standard = Array(library.prefix(4))

  /// The library's call of a name; nil if it has none.
  public static func named(_ name: String) -> Call? { library.first { $0.name == name } }
}
