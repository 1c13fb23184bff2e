// SPDX-License-Identifier: Apache-2.0

import CCurl
import Transports

/// What OpenSSL tells while it agrees with a server: the only look at a chain that is refused.
///
/// It belongs to the connection's settings (`SSL_CTX`), which may outlive the transfer that opened
/// the connection; OpenSSL gives it back. Touched on the event loop's thread only. It watches: what
/// OpenSSL has decided is never changed.
final class Handshake {
  /// Why a certificate was refused.
  struct Refusal {
    /// An `X509_V_ERR_…`.
    let code: Int32
    /// Zero is the server's own certificate.
    let depth: Int
    /// The certificate that was refused.
    let certificate: CertificateFacts
  }

  private let library: TLSLibrary
  private(set) var chain: CertificateChain?
  private(set) var refusal: Refusal?
  /// Whether the server has asked for a certificate of ours; there is none.
  private(set) var wantsOurCertificate = false

  private init(_ library: TLSLibrary) {
    self.library = library
  }

  /// Begins to watch connections with these settings; nil if that is not possible.
  static func watching(_ settings: TLSLibrary.Object) -> Handshake? {
    guard let library = TLSLibrary.loaded, slot >= 0 else { return nil }
    let handshake = Handshake(library)
    let retained = Unmanaged.passRetained(handshake)
    guard library.sessions.setValue(settings, slot, retained.toOpaque()) == 1 else {
      retained.release()
      return nil
    }
    library.sessions.setVerifier(settings, verifyPeer, onVerification)
    library.sessions.setChooser(settings, onCertificateWanted)
    return handshake
  }

  /// A certificate of the chain has been looked at.
  fileprivate func note(_ verification: TLSLibrary.Object, isGood: Bool) {
    let functions = library.verifications
    guard !isGood || functions.depth(verification) == 0 else { return }
    let leaf = functions.leaf(verification).map { [$0] } ?? []
    let sent = library.stacks.elements(
      functions.sentChain(verification), first: CertificateChain.limit)
    chain = CertificateChain(leaf + sent.filter { !leaf.contains($0) }, in: library)
    guard !isGood, let certificate = functions.current(verification) ?? leaf.first else { return }
    refusal = Refusal(
      code: functions.code(verification), depth: Int(functions.depth(verification)),
      certificate: CertificateReader(certificate, in: library).facts)
  }

  fileprivate func noteCertificateWanted() {
    wantsOurCertificate = true
  }

  fileprivate static func of(verification: TLSLibrary.Object) -> Handshake? {
    guard let library = TLSLibrary.loaded,
      let session = library.verifications.value(
        verification, library.verifications.sessionSlot())
    else { return nil }
    return of(session: session)
  }

  fileprivate static func of(session: TLSLibrary.Object) -> Handshake? {
    guard let library = TLSLibrary.loaded, let settings = library.sessions.settings(session),
      let value = library.sessions.value(settings, slot)
    else { return nil }
    return Unmanaged<Handshake>.fromOpaque(value).takeUnretainedValue()
  }

  /// Our place among the values of settings; negative if there is none.
  private static let slot: Int32 =
    TLSLibrary.loaded?.sessions.newSlot(ownersAreSettings, 0, nil, nil, nil, onDiscarding) ?? -1

  /// `CRYPTO_EX_INDEX_SSL_CTX` of `openssl/crypto.h`.
  private static let ownersAreSettings: Int32 = 1
  /// `SSL_VERIFY_PEER` of `openssl/ssl.h`, which libcurl has set already.
  private static let verifyPeer: Int32 = 1
}

private let onVerification: TLSLibrary.Verifications.Callback = { isGood, verification in
  if let verification {
    Handshake.of(verification: verification)?.note(verification, isGood: isGood != 0)
  }
  return isGood
}

/// Answers that there is none; OpenSSL goes on without.
private let onCertificateWanted: TLSLibrary.Sessions.Chooser = { session, _, _ in
  if let session { Handshake.of(session: session)?.noteCertificateWanted() }
  return 0
}

private let onDiscarding: TLSLibrary.Sessions.Discarder = { _, value, _, _, _, _ in
  if let value { Unmanaged<Handshake>.fromOpaque(value).release() }
}
