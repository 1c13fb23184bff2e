// SPDX-License-Identifier: Apache-2.0

import CCurl
import Transports

/// Says in people's terms why TLS failed.
struct TLSJudgement {
  let place: String
  let host: String
  let handshake: Handshake?
  let hasAuthorityFile: Bool
  /// What libcurl says.
  let reason: String

  /// The cause and a sentence about it.
  func verdict(_ code: CURLcode) -> (cause: TLSCause, words: String) {
    if code == CURLE_SSL_CACERT_BADFILE {
      return (.authorityFile, "the file of certificate authorities cannot be used: \(reason)")
    }
    if let refusal = handshake?.refusal { return verdict(refusal) }
    if code == CURLE_PEER_FAILED_VERIFICATION, let chain = handshake?.chain,
      let leaf = chain.certificates.first
    {
      return (.wrongName, wrongName(CertificateReader(leaf, in: chain.library).facts))
    }
    return handshakeVerdict
  }

  /// Numbers of `openssl/x509_vfy.h`.
  private func verdict(_ refusal: Handshake.Refusal) -> (TLSCause, String) {
    let whose = owner(of: refusal)
    switch refusal.code {
    case 18:
      return (.selfSigned, "the certificate of \(place) vouches for itself: \(known(refusal))")
    case 2, 19, 20, 21, 27: return missingIssuer(refusal)
    case 9:
      let from = refusal.certificate.notBefore.map { " before \($0.rfc3339)" } ?? " yet"
      return (.notYetValid, "\(whose) is not good\(from)")
    case 10:
      let until = refusal.certificate.notAfter.map { " on \($0.rfc3339)" } ?? ""
      return (.expired, "\(whose) expired\(until)")
    case 62, 64: return (.wrongName, wrongName(refusal.certificate))
    case 66, 67, 68: return (.weak, "\(whose) has a key or signature too weak to trust: \(reason)")
    default: return (.refused, "\(whose) is refused: \(reason)")
    }
  }

  private func missingIssuer(_ refusal: Handshake.Refusal) -> (TLSCause, String) {
    let issuer = refusal.certificate.issuer
    guard !refusal.certificate.isSelfSigned else {
      return (
        .unknownAuthority,
        "the chain of \(place) ends at '\(issuer)', which is no authority known here"
      )
    }
    if let chain = handshake?.chain, let last = chain.certificates.last,
      CertificateReader(last, in: chain.library).namesIssuersAddress
    {
      return (
        .incompleteChain,
        "\(place) does not send the certificate of '\(issuer)', which issued its own:"
          + " the chain is incomplete"
      )
    }
    return (
      .unknownAuthority,
      refusal.depth == 0
        ? "the certificate of \(place) was issued by '\(issuer)', which is no authority known here"
        : "the chain of \(place) ends at '\(issuer)', which is no authority known here"
    )
  }

  private func owner(of refusal: Handshake.Refusal) -> String {
    refusal.depth == 0
      ? "the certificate of \(place)"
      : "the certificate '\(refusal.certificate.subject)' in the chain of \(place)"
  }

  private func known(_ refusal: Handshake.Refusal) -> String {
    hasAuthorityFile
      ? "'\(refusal.certificate.subject)' is not in the file of authorities"
      : "no authority has signed '\(refusal.certificate.subject)'"
  }

  private func wrongName(_ certificate: CertificateFacts) -> String {
    let shown = certificate.names.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let more = certificate.names.count - 5
    let names = shown.isEmpty ? "no name but '\(certificate.subject)'" : shown
    return "the certificate of \(place) is for \(names)"
      + (more > 0 ? " and \(more) more" : "") + ", not for '\(host)'"
  }
}

// The handshake failed before or without a certificate.
extension TLSJudgement {
  private var handshakeVerdict: (TLSCause, String) {
    switch errorNumber {
    case 267, 198:
      return (.notTLS, "what answers at \(place) does not speak TLS: is it an http address?")
    case 258, 1070, 338, 396:
      return (.oldVersion, "\(place) offers no version of TLS that is safe (1.2 or later)")
    case 394, 397, 333, 1071:
      return (.weak, "\(place) offers only keys or signatures that are too weak: \(reason)")
    default: break
    }
    if lacksOurCertificate {
      return (
        .clientCertificate,
        "\(place) wants a certificate from the client, and CallReady sends none"
      )
    }
    if isClosed {
      return (.closed, "\(place) closed the connection during the TLS handshake")
    }
    return (.handshake, "TLS with \(place) failed\(reason.isEmpty ? "" : ": \(reason)")")
  }

  /// Whether the server asked for a certificate, got none, and says that this will not do.
  ///
  /// Many servers ask and can do without; those send no alert.
  var lacksOurCertificate: Bool {
    errorNumber == 1116 || (handshake?.wantsOurCertificate == true && reason.contains("alert"))
  }

  private var isClosed: Bool {
    errorNumber == 294 || reason.contains("SSL_ERROR_SYSCALL")
      || reason.contains("Connection reset") || reason.contains("unexpected eof")
  }

  /// The number in `error:0A00010B:SSL routines::…`, as `openssl/sslerr.h` lists them; else nil.
  private var errorNumber: Int? {
    guard let start = reason.firstRange(of: "error:0A") else { return nil }
    return Int(reason[start.upperBound...].prefix(6), radix: 16)
  }
}
