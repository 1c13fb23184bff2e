// SPDX-License-Identifier: Apache-2.0

import Redaction
import Transports

extension FailureToAsk {
  /// What happened, as exactly as the transport knows.
  func headline(of failure: TransportFailure) -> RedactedText {
    if let cause = failure.circumstances.tlsCause { return cause.headline }
    guard failure.kind == .timedOut else { return title }
    return switch failure.circumstances.phase {
    case .nameLookup: "the CRM's host name was not resolved in time"
    case .tunnel: "the proxy did not lead on to the CRM in time"
    case .tls: "the CRM took the connection but did not agree on TLS in time"
    default: title
    }
  }

  /// What to do about it.
  func remedy(for failure: TransportFailure) -> RedactedText {
    if let cause = failure.circumstances.tlsCause { return cause.remedy }
    guard failure.kind == .timedOut else { return remedy }
    return switch failure.circumstances.phase {
    case .nameLookup: "check DNS from this machine"
    case .tls: "check that the port is one for https"
    default: remedy
    }
  }
}

extension TLSCause {
  /// What happened.
  fileprivate var headline: RedactedText {
    switch self {
    case .selfSigned: "the CRM's certificate vouches for itself"
    case .unknownAuthority: "the CRM's certificate is not of a known authority"
    case .incompleteChain: "the CRM does not send its whole certificate chain"
    case .expired: "a certificate of the CRM has expired"
    case .notYetValid: "a certificate of the CRM is not good yet"
    case .wrongName: "the CRM's certificate is for another name"
    case .weak: "the CRM's certificate is too weak"
    case .refused: "the CRM's certificate is refused"
    case .oldVersion: "the CRM speaks no version of TLS that is safe"
    case .clientCertificate: "the CRM wants a client certificate, which a PBX cannot send"
    case .notTLS: "what answers at the CRM's port does not speak TLS"
    case .closed: "the CRM closed the connection while TLS was being agreed on"
    case .authorityFile: "the file given with --ca-file cannot be used"
    case .handshake: "no TLS connection came about"
    }
  }
}
