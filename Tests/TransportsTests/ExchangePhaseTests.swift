// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

struct ExchangePhaseTests {
  @Test func `phases follow each other, and the server is reached when the request goes out`() {
    #expect(ExchangePhase.allCases == ExchangePhase.allCases.sorted())
    #expect(
      ExchangePhase.allCases.filter(\.hasReachedServer) == [.send, .wait, .header, .body])
  }

  @Test func `names of phases, causes and limits are kept, since recordings hold them`() {
    #expect(
      ExchangePhase.allCases.map(\.rawValue) == [
        "name-lookup", "connect", "tunnel", "tls", "send", "wait", "header", "body",
      ])
    #expect(
      SendLimits.Limit.allCases.map(\.rawValue) == [
        "deadline", "connect-deadline", "body-bytes", "header-bytes",
      ])
    #expect(CertificateTrust.allCases.map(\.rawValue) == ["system", "own-file", "none"])
    #expect(
      TLSCause.allCases.map(\.rawValue) == [
        "self-signed", "unknown-authority", "incomplete-chain", "expired", "not-yet-valid",
        "wrong-name", "weak", "refused", "old-version", "client-certificate", "not-tls", "closed",
        "authority-file", "handshake",
      ])
  }
}
