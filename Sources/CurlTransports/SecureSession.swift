// SPDX-License-Identifier: Apache-2.0

import CCurl
import Transports

/// The TLS connection that carries a request, new or used again.
struct SecureSession {
  let version: String
  let cipher: String
  let chain: CertificateChain?
  /// Whether HTTP/2 was agreed on, where answers carry the number of their request.
  let isMultiplexed: Bool

  /// Looks at the connection that libcurl is about to use; nil if there is nothing to see.
  init?(_ easy: EasyHandle, _ book: CertificateBook) {
    guard let library = TLSLibrary.loaded, let session = easy.secureSession else { return nil }
    let functions = library.sessions
    version = functions.version(session).map { String(cString: $0) } ?? ""
    cipher =
      functions.cipher(session).flatMap(functions.cipherName).map { String(cString: $0) } ?? ""
    chain = book.chain(functions.sentChain(session), in: library)
    var start: UnsafePointer<UInt8>?
    var count: UInt32 = 0
    functions.agreedProtocol(session, &start, &count)
    isMultiplexed = UnsafeBufferPointer(start: start, count: Int(count)).elementsEqual("h2".utf8)
  }
}

/// The chains of the servers that were met, so that each is read once.
///
/// Touched on the event loop's thread only.
final class CertificateBook {
  private struct Entry {
    let chain: CertificateChain
    var facts: (certificates: [CertificateFacts], isTrustedBySystem: Bool)?
  }

  private var entries: [TLSLibrary.Object: Entry] = [:]

  /// The chain of a list of certificates; the same object for the same server certificate.
  fileprivate func chain(_ list: TLSLibrary.Object?, in library: TLSLibrary) -> CertificateChain? {
    let first = library.stacks.elements(list, first: 1).first
    if let first, let entry = entries[first] { return entry.chain }
    let certificates = library.stacks.elements(list, first: CertificateChain.limit)
    guard let first, let chain = CertificateChain(certificates, in: library) else { return nil }
    // An entry keeps its certificate alive, so that no other can have its place in memory.
    if entries.count >= 64 { entries.removeAll() }
    entries[first] = Entry(chain: chain)
    return chain
  }

  /// What a chain says, and whether the system would trust it.
  func facts(
    of chain: CertificateChain
  ) -> (certificates: [CertificateFacts], isTrustedBySystem: Bool) {
    let first = chain.certificates.first
    if let first, let known = entries[first]?.facts { return known }
    let facts = (
      chain.certificates.map { CertificateReader($0, in: chain.library).facts },
      chain.isTrustedBySystem
    )
    if let first { entries[first]?.facts = facts }
    return facts
  }
}
