// SPDX-License-Identifier: Apache-2.0

/// What we ask of the OpenSSL that libcurl has loaded.
///
/// Libcurl names neither issuer nor dates of a certificate it refuses. The functions are looked up
/// in the process and not linked, so that they are those of libcurl's own copy; with another TLS
/// library they are missing, and so is what they would tell. Its objects are opaque to us.
struct TLSLibrary: Sendable {
  typealias Object = UnsafeMutableRawPointer
  typealias Text = UnsafePointer<CChar>

  let sessions: Sessions
  let verifications: Verifications
  let stacks: Stacks
  let certificates: Certificates
  let stores: Stores

  /// The loaded library; nil if libcurl works with another.
  static let loaded: TLSLibrary? = CurlLibrary.usesOpenSSL ? try? TLSLibrary() : nil

  private init() throws(MissingSymbol) {
    sessions = try Sessions()
    verifications = try Verifications()
    stacks = try Stacks()
    certificates = try Certificates()
    stores = try Stores()
  }
}

extension TLSLibrary {
  /// Connections (`SSL`) and their settings (`SSL_CTX`).
  struct Sessions: Sendable {
    /// Is asked for our certificate when the server wants one.
    typealias Chooser = @convention(c) @Sendable (Object?, Object?, Object?) -> Int32
    /// Gives a value back: takes the owner, the value, and four things of no use here.
    typealias Discarder =
      @convention(c) @Sendable (Object?, Object?, Object?, Int32, Int, Object?) -> Void

    let version: @convention(c) @Sendable (Object) -> Text?
    let cipher: @convention(c) @Sendable (Object) -> Object?
    let cipherName: @convention(c) @Sendable (Object) -> Text?
    let agreedProtocol:
      @convention(c) @Sendable (
        Object, UnsafeMutablePointer<UnsafePointer<UInt8>?>, UnsafeMutablePointer<UInt32>
      ) -> Void
    let sentChain: @convention(c) @Sendable (Object) -> Object?
    let settings: @convention(c) @Sendable (Object) -> Object?
    let setVerifier: @convention(c) @Sendable (Object, Int32, Verifications.Callback) -> Void
    let setChooser: @convention(c) @Sendable (Object, Chooser) -> Void
    let setValue: @convention(c) @Sendable (Object, Int32, Object?) -> Int32
    let value: @convention(c) @Sendable (Object, Int32) -> Object?
    let newSlot:
      @convention(c) @Sendable (Int32, Int, Object?, Object?, Object?, Discarder) -> Int32

    init() throws(MissingSymbol) {
      version = try loadedFunction("SSL_get_version")
      cipher = try loadedFunction("SSL_get_current_cipher")
      cipherName = try loadedFunction("SSL_CIPHER_get_name")
      agreedProtocol = try loadedFunction("SSL_get0_alpn_selected")
      sentChain = try loadedFunction("SSL_get_peer_cert_chain")
      settings = try loadedFunction("SSL_get_SSL_CTX")
      setVerifier = try loadedFunction("SSL_CTX_set_verify")
      setChooser = try loadedFunction("SSL_CTX_set_client_cert_cb")
      setValue = try loadedFunction("SSL_CTX_set_ex_data")
      value = try loadedFunction("SSL_CTX_get_ex_data")
      newSlot = try loadedFunction("CRYPTO_get_ex_new_index")
    }
  }

  /// The verification of one chain (`X509_STORE_CTX`).
  struct Verifications: Sendable {
    /// Takes whether the certificate at hand is good; answers whether to go on.
    typealias Callback = @convention(c) @Sendable (Int32, Object?) -> Int32

    let sessionSlot: @convention(c) @Sendable () -> Int32
    let value: @convention(c) @Sendable (Object, Int32) -> Object?
    let code: @convention(c) @Sendable (Object) -> Int32
    let depth: @convention(c) @Sendable (Object) -> Int32
    let current: @convention(c) @Sendable (Object) -> Object?
    let leaf: @convention(c) @Sendable (Object) -> Object?
    let sentChain: @convention(c) @Sendable (Object) -> Object?

    init() throws(MissingSymbol) {
      sessionSlot = try loadedFunction("SSL_get_ex_data_X509_STORE_CTX_idx")
      value = try loadedFunction("X509_STORE_CTX_get_ex_data")
      code = try loadedFunction("X509_STORE_CTX_get_error")
      depth = try loadedFunction("X509_STORE_CTX_get_error_depth")
      current = try loadedFunction("X509_STORE_CTX_get_current_cert")
      leaf = try loadedFunction("X509_STORE_CTX_get0_cert")
      sentChain = try loadedFunction("X509_STORE_CTX_get0_untrusted")
    }
  }

  /// Lists of objects (`OPENSSL_STACK`).
  struct Stacks: Sendable {
    let count: @convention(c) @Sendable (Object) -> Int32
    let element: @convention(c) @Sendable (Object, Int32) -> Object?
    let new: @convention(c) @Sendable () -> Object?
    let push: @convention(c) @Sendable (Object, Object) -> Int32
    let free: @convention(c) @Sendable (Object) -> Void

    init() throws(MissingSymbol) {
      count = try loadedFunction("OPENSSL_sk_num")
      element = try loadedFunction("OPENSSL_sk_value")
      new = try loadedFunction("OPENSSL_sk_new_null")
      push = try loadedFunction("OPENSSL_sk_push")
      free = try loadedFunction("OPENSSL_sk_free")
    }

    /// The first objects of a list, which stay the list's.
    func elements(_ list: Object?, first limit: Int) -> [Object] {
      guard let list else { return [] }
      return (0..<min(max(0, count(list)), Int32(limit))).compactMap { element(list, $0) }
    }
  }
}
