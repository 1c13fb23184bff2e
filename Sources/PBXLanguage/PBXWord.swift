// SPDX-License-Identifier: Apache-2.0

/// A direction or a result of a call for which the PBX has a word of its own.
///
/// The vendor's pages do not list the words; the raw values are the keys under `pbx.assume.words`.
public enum PBXWord: String, Sendable, Hashable, CaseIterable {
  /// A call from outside.
  case inbound
  /// A call to the outside.
  case outbound
  /// A call between extensions.
  case `internal`
  /// Somebody answered.
  case answered
  /// Nobody here answered a call from outside.
  case missed
  /// Nobody outside answered.
  case unanswered
  /// The caller reached the voicemail.
  case voicemail

  /// What the PBX is taken to say.
  public var usual: String {
    switch self {
    case .inbound: "Inbound"
    case .outbound: "Outbound"
    case .internal: "Internal"
    case .answered: "ANSWERED"
    case .missed, .unanswered: "NO ANSWER"
    case .voicemail: "VOICEMAIL"
    }
  }

  /// The variables that hold such a word.
  public static let variables: Set<String> = [
    "Communication_Type", "Call_Status", "Call_Log_Status",
  ]
}
