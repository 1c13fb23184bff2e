// SPDX-License-Identifier: Apache-2.0

/// What TLS agreed on and who vouches for the server.
public struct TLSFacts: Sendable, Hashable {
  /// The protocol, such as `TLSv1.3`; nil if the handshake failed.
  public var version: String?
  /// The cipher suite, such as `TLS_AES_256_GCM_SHA384`; nil if the handshake failed.
  public var cipher: String?
  /// What the server sent, its own certificate first, at most ten; not always in order.
  public var certificates: [CertificateFacts]
  /// Who vouches for the server's certificate.
  public var trust: CertificateTrust

  /// Facts about a TLS connection.
  public init(
    version: String? = nil, cipher: String? = nil, certificates: [CertificateFacts] = [],
    trust: CertificateTrust = .none
  ) {
    self.version = version
    self.cipher = cipher
    self.certificates = certificates
    self.trust = trust
  }
}

/// Who vouches for a server's certificate.
public enum CertificateTrust: String, Sendable, Hashable, CaseIterable {
  /// An authority that the system knows; a PBX most likely knows it too.
  case system
  /// Only the file of authorities that the user has given: a PBX would refuse the certificate.
  case ownFile = "own-file"
  /// Nobody, or somebody for another name: the connection was given up.
  case none
}

/// What a certificate says.
public struct CertificateFacts: Sendable, Hashable {
  /// Whom it is for, such as `CN=crm.example, O=Example`; control characters are escaped.
  public var subject: String
  /// Who has signed it, in the same form.
  public var issuer: String
  /// The host names and IP addresses it is good for, at most a hundred.
  public var names: [String]
  /// From when it is good; nil if that cannot be read.
  public var notBefore: Timestamp?
  /// Until when it is good; nil if that cannot be read.
  public var notAfter: Timestamp?
  /// Whether it vouches for itself, as roots do.
  public var isSelfSigned: Bool

  /// What a certificate says.
  public init(
    subject: String, issuer: String, names: [String] = [], notBefore: Timestamp? = nil,
    notAfter: Timestamp? = nil, isSelfSigned: Bool = false
  ) {
    self.subject = subject
    self.issuer = issuer
    self.names = names
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.isSelfSigned = isSelfSigned
  }
}
