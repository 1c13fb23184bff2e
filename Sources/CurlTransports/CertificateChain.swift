// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The certificates a server has sent, its own first, kept alive as long as somebody asks.
///
/// Sendable unchecked: certificates are never changed, and OpenSSL counts their users atomically.
final class CertificateChain: @unchecked Sendable {
  /// How many certificates of a chain are looked at.
  static let limit = 10

  let library: TLSLibrary
  let certificates: [TLSLibrary.Object]

  /// Takes the first certificates of a list; nil if there are none.
  init?(_ certificates: [TLSLibrary.Object], in library: TLSLibrary) {
    guard !certificates.isEmpty else { return nil }
    self.library = library
    self.certificates = Array(certificates.prefix(Self.limit))
    for certificate in self.certificates { _ = library.certificates.retain(certificate) }
  }

  deinit {
    for certificate in certificates { library.certificates.release(certificate) }
  }

  /// Whether an authority of the system vouches for the first certificate.
  var isTrustedBySystem: Bool {
    isTrusted(folder: CurlLibrary.authorityFolder, file: CurlLibrary.authorityFile)
  }

  /// Whether an authority in a folder, or else in a file, vouches for the first certificate.
  ///
  /// The folder is preferred: of it only what is needed is read; reading a file of all authorities
  /// takes 15 ms.
  func isTrusted(folder: String?, file: String?) -> Bool {
    let stores = library.stores
    guard let store = stores.new() else { return false }
    defer {
      stores.free(store)
      stores.clearErrors()
    }
    let loaded =
      folder.map { stores.loadFolder(store, $0) == 1 }
      ?? file.map { stores.loadFile(store, $0) == 1 }
    guard loaded == true, let verification = stores.newVerification() else { return false }
    defer { stores.freeVerification(verification) }
    guard let leaf = certificates.first, let sent = library.stacks.new() else { return false }
    defer { library.stacks.free(sent) }
    for certificate in certificates { _ = library.stacks.push(sent, certificate) }
    return stores.begin(verification, store, leaf, sent) == 1 && stores.verify(verification) == 1
  }
}
