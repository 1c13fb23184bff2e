// SPDX-License-Identifier: Apache-2.0

import Glibc

extension TLSLibrary {
  /// Certificates (`X509`) and what stands in them.
  struct Certificates: Sendable {
    let retain: @convention(c) @Sendable (Object) -> Int32
    let release: @convention(c) @Sendable (Object) -> Void
    let subject: @convention(c) @Sendable (Object) -> Object?
    let issuer: @convention(c) @Sendable (Object) -> Object?
    let notBefore: @convention(c) @Sendable (Object) -> Object?
    let notAfter: @convention(c) @Sendable (Object) -> Object?
    let broken: @convention(c) @Sendable (Object, UnsafeMutablePointer<tm>) -> Int32
    /// With 0 only names and key identifiers are compared; with 1 the signature is verified.
    let isSelfSigned: @convention(c) @Sendable (Object, Int32) -> Int32
    let placeOfExtension: @convention(c) @Sendable (Object, Int32, Int32) -> Int32
    let decodedExtension: @convention(c) @Sendable (Object, Int32, Object?, Object?) -> Object?
    let generalName: @convention(c) @Sendable (Object, UnsafeMutablePointer<Int32>) -> Object?
    let freeGeneralNames: @convention(c) @Sendable (Object) -> Void
    let stringBytes: @convention(c) @Sendable (Object) -> UnsafePointer<UInt8>?
    let stringLength: @convention(c) @Sendable (Object) -> Int32

    init() throws(MissingSymbol) {
      retain = try loadedFunction("X509_up_ref")
      release = try loadedFunction("X509_free")
      subject = try loadedFunction("X509_get_subject_name")
      issuer = try loadedFunction("X509_get_issuer_name")
      notBefore = try loadedFunction("X509_get0_notBefore")
      notAfter = try loadedFunction("X509_get0_notAfter")
      broken = try loadedFunction("ASN1_TIME_to_tm")
      isSelfSigned = try loadedFunction("X509_self_signed")
      placeOfExtension = try loadedFunction("X509_get_ext_by_NID")
      decodedExtension = try loadedFunction("X509_get_ext_d2i")
      generalName = try loadedFunction("GENERAL_NAME_get0_value")
      freeGeneralNames = try loadedFunction("GENERAL_NAMES_free")
      stringBytes = try loadedFunction("ASN1_STRING_get0_data")
      stringLength = try loadedFunction("ASN1_STRING_length")
    }
  }

  /// Authorities (`X509_STORE`), verification by them, and text in memory (`BIO`).
  struct Stores: Sendable {
    let new: @convention(c) @Sendable () -> Object?
    let free: @convention(c) @Sendable (Object) -> Void
    let loadFolder: @convention(c) @Sendable (Object, Text) -> Int32
    let loadFile: @convention(c) @Sendable (Object, Text) -> Int32
    let newVerification: @convention(c) @Sendable () -> Object?
    let begin: @convention(c) @Sendable (Object, Object, Object, Object?) -> Int32
    let verify: @convention(c) @Sendable (Object) -> Int32
    let freeVerification: @convention(c) @Sendable (Object) -> Void
    let newBuffer: @convention(c) @Sendable (Object?) -> Object?
    let inMemory: @convention(c) @Sendable () -> Object?
    let readBuffer: @convention(c) @Sendable (Object, Object?, Int32) -> Int32
    let freeBuffer: @convention(c) @Sendable (Object) -> Int32
    let printName: @convention(c) @Sendable (Object, Object, Int32, UInt) -> Int32
    let clearErrors: @convention(c) @Sendable () -> Void

    init() throws(MissingSymbol) {
      new = try loadedFunction("X509_STORE_new")
      free = try loadedFunction("X509_STORE_free")
      loadFolder = try loadedFunction("X509_STORE_load_path")
      loadFile = try loadedFunction("X509_STORE_load_file")
      newVerification = try loadedFunction("X509_STORE_CTX_new")
      begin = try loadedFunction("X509_STORE_CTX_init")
      verify = try loadedFunction("X509_verify_cert")
      freeVerification = try loadedFunction("X509_STORE_CTX_free")
      newBuffer = try loadedFunction("BIO_new")
      inMemory = try loadedFunction("BIO_s_mem")
      readBuffer = try loadedFunction("BIO_read")
      freeBuffer = try loadedFunction("BIO_free")
      printName = try loadedFunction("X509_NAME_print_ex")
      clearErrors = try loadedFunction("ERR_clear_error")
    }
  }
}
