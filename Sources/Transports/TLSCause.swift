// SPDX-License-Identifier: Apache-2.0

/// Why no trusted TLS connection came about.
public enum TLSCause: String, Sendable, Hashable, CaseIterable {
  /// The server's certificate vouches for itself.
  case selfSigned = "self-signed"
  /// The chain ends at an authority that nobody here knows.
  case unknownAuthority = "unknown-authority"
  /// The server does not send the certificate between its own and a root.
  case incompleteChain = "incomplete-chain"
  /// A certificate of the chain has expired.
  case expired
  /// A certificate of the chain is not good yet.
  case notYetValid = "not-yet-valid"
  /// The certificate is for other names than the one that was asked.
  case wrongName = "wrong-name"
  /// The key or the signature of a certificate is too weak.
  case weak
  /// A certificate is refused for another reason.
  case refused
  /// The server speaks no version or cipher of TLS that is still safe.
  case oldVersion = "old-version"
  /// The server wants a certificate from the client.
  case clientCertificate = "client-certificate"
  /// What answers there does not speak TLS.
  case notTLS = "not-tls"
  /// The server closed the connection during the handshake.
  case closed
  /// The user's file of authorities cannot be used.
  case authorityFile = "authority-file"
  /// Anything else during the handshake.
  case handshake
}
