// SPDX-License-Identifier: Apache-2.0

/// How far an exchange has come, in the order of the cases.
public enum ExchangePhase: String, Sendable, Hashable, CaseIterable, Comparable {
  /// The host's name was being looked up.
  case nameLookup = "name-lookup"
  /// The TCP connection was being opened.
  case connect
  /// The proxy was being asked to lead on to the CRM.
  case tunnel
  /// The TLS handshake was under way.
  case tls
  /// The request was being sent.
  case send
  /// The request was sent, and nothing had come back.
  case wait
  /// A part of the answer's header had come.
  case header
  /// The answer's header had come, and a part of its body or nothing of it.
  case body

  /// Earlier first.
  public static func < (left: ExchangePhase, right: ExchangePhase) -> Bool {
    left.place < right.place
  }

  /// Whether the CRM had been reached: from then on a silence or an end is the CRM's.
  public var hasReachedServer: Bool { self >= .send }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
