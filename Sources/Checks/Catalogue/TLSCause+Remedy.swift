// SPDX-License-Identifier: Apache-2.0

import Redaction
import Transports

extension TLSCause {
  /// What to do about a TLS connection that did not come about for this cause.
  var remedy: RedactedText {
    switch self {
    case .selfSigned:
      "install a certificate of an authority the PBX knows; to test all the same, name it with --ca-file"
    case .unknownAuthority:
      "install a certificate of a public authority; for a company's own one, name it with --ca-file"
    case .incompleteChain:
      "let the CRM's server send the certificates between its own and the root"
    case .expired: "renew the CRM's certificate"
    case .notYetValid: "check this machine's clock, and from when the CRM's certificate is good"
    case .wrongName:
      "use the host name that the certificate is for, or let the certificate name this one too"
    case .weak: "install a certificate with a key of 2048 bits or more and a SHA-2 signature"
    case .refused: "look at the certificate: openssl s_client -connect HOST:443 -showcerts"
    case .oldVersion: "let the CRM's server speak TLS 1.2 or 1.3; a PBX refuses older versions too"
    case .clientCertificate:
      "let the CRM accept this host without a client certificate; a PBX cannot send one"
    case .notTLS: "check the port, or write http instead of https"
    case .closed: "look into the log of the CRM's server, or of the firewall in between"
    case .authorityFile: "check the file given with --ca-file: PEM certificates, readable"
    case .handshake: "look at the handshake: openssl s_client -connect HOST:443"
    }
  }
}
