// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

struct MilestonesTests {
  /// What has happened, and what was under way by then.
  struct Row: Sendable {
    let reached: Milestones
    let phase: ExchangePhase
  }

  static let plain = Milestones(hasAddress: true, isConnected: true)
  static let secure = Milestones(hasAddress: true, isConnected: true, isSecure: true)
  static let proxied = Milestones(
    hasAddress: true, isConnected: true, needsTunnel: true, isSecure: true)

  private static func later(
    _ start: Milestones, _ change: (inout Milestones) -> Void
  ) -> Milestones {
    var milestones = start
    change(&milestones)
    return milestones
  }

  static let rows: [Row] = [
    Row(reached: Milestones(), phase: .nameLookup),
    Row(reached: Milestones(isSecure: true), phase: .nameLookup),
    Row(reached: Milestones(hasAddress: true), phase: .connect),
    Row(reached: plain, phase: .send),
    Row(reached: secure, phase: .tls),
    Row(reached: proxied, phase: .tunnel),
    Row(reached: later(proxied) { $0.hasTunnel = true }, phase: .tls),
    Row(reached: later(secure) { $0.hasAgreedOnTLS = true }, phase: .send),
    Row(reached: later(plain) { $0.isAboutToSend = true }, phase: .send),
    Row(
      reached: later(plain) { ($0.isAboutToSend, $0.hasSentRequest) = (true, true) }, phase: .wait),
    // A connection used again: nothing is looked up, opened or agreed on.
    Row(reached: Milestones(isSecure: true, isAboutToSend: true), phase: .send),
    Row(
      reached: Milestones(isSecure: true, isAboutToSend: true, hasSentRequest: true), phase: .wait),
    // An answer that comes before the request was sent whole.
    Row(reached: Milestones(isAboutToSend: true, hasFirstByte: true), phase: .header),
    Row(
      reached: Milestones(isAboutToSend: true, hasFirstByte: true, hasHeader: true), phase: .body),
    // Bytes of a proxy's answer are none of the CRM's.
    Row(reached: later(proxied) { $0.hasFirstByte = true }, phase: .tunnel),
  ]

  @Test(arguments: rows) func `what has happened tells what was under way`(_ row: Row) {
    #expect(row.reached.phase == row.phase)
  }
}
