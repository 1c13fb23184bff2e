// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// What is known about a connection, as it may be written: see ``ConnectionFacts``.
public struct RedactedConnection: Sendable, Hashable {
  /// The address that was connected to, with its port; the proxy's if there was one.
  public let remote: RedactedText
  /// The address that the connection came from, with its port.
  public let local: RedactedText?
  /// The proxy in between.
  public let proxy: RedactedText?
  /// From where the CRM's address can be reached; nil if a proxy hides which address that is.
  public let scope: AddressScope?
  /// What TLS agreed on and who vouches for the server; nil without TLS.
  public let tls: RedactedTLS?

  init(_ facts: ConnectionFacts, by redactor: Redactor) {
    remote = redactor.redact(facts.remote.description)
    local = facts.local.map { redactor.redact($0.description) }
    proxy = facts.proxy.map { redactor.redact($0) }
    scope = facts.scope
    tls = facts.tls.map { RedactedTLS($0, by: redactor) }
  }
}

/// What TLS agreed on, as it may be written: see ``TLSFacts``.
public struct RedactedTLS: Sendable, Hashable {
  /// The protocol; nil if the handshake failed.
  public let version: RedactedText?
  /// The cipher suite; nil if the handshake failed.
  public let cipher: RedactedText?
  /// What the server sent, its own certificate first.
  public let certificates: [RedactedCertificate]
  /// Who vouches for the server's certificate.
  public let trust: CertificateTrust

  init(_ facts: TLSFacts, by redactor: Redactor) {
    version = facts.version.map { redactor.redact($0) }
    cipher = facts.cipher.map { redactor.redact($0) }
    certificates = facts.certificates.map { RedactedCertificate($0, by: redactor) }
    trust = facts.trust
  }
}

/// What a certificate says, as it may be written: see ``CertificateFacts``.
public struct RedactedCertificate: Sendable, Hashable {
  /// Whom it is for.
  public let subject: RedactedText
  /// Who has signed it.
  public let issuer: RedactedText
  /// The host names and IP addresses it is good for.
  public let names: [RedactedText]
  /// From when it is good.
  public let notBefore: Timestamp?
  /// Until when it is good.
  public let notAfter: Timestamp?
  /// Whether it vouches for itself.
  public let isSelfSigned: Bool

  init(_ facts: CertificateFacts, by redactor: Redactor) {
    subject = redactor.redact(facts.subject)
    issuer = redactor.redact(facts.issuer)
    names = facts.names.map { redactor.redact($0) }
    notBefore = facts.notBefore
    notAfter = facts.notAfter
    isSelfSigned = facts.isSelfSigned
  }
}
