// SPDX-License-Identifier: Apache-2.0

import Glibc
import Transports

/// Reads what a certificate says.
struct CertificateReader {
  private let library: TLSLibrary
  private let certificate: TLSLibrary.Object
  private var functions: TLSLibrary.Certificates { library.certificates }

  init(_ certificate: TLSLibrary.Object, in library: TLSLibrary) {
    (self.certificate, self.library) = (certificate, library)
  }

  var facts: CertificateFacts {
    CertificateFacts(
      subject: name(functions.subject(certificate)), issuer: name(functions.issuer(certificate)),
      names: names, notBefore: instant(functions.notBefore(certificate)),
      notAfter: instant(functions.notAfter(certificate)),
      isSelfSigned: functions.isSelfSigned(certificate, 0) == 1)
  }

  /// Whether the certificate says where its issuer's own can be fetched: public authorities do.
  var namesIssuersAddress: Bool {
    functions.placeOfExtension(certificate, Self.authorityInformation, -1) >= 0
  }

  private func instant(_ time: TLSLibrary.Object?) -> Timestamp? {
    var parts = tm()
    guard let time, functions.broken(time, &parts) == 1 else { return nil }
    return Timestamp(microseconds: Int64(timegm(&parts)) &* 1_000_000)
  }

  /// As RFC 2253 has it, the common name first; control characters are escaped, letters are not.
  private func name(_ name: TLSLibrary.Object?) -> String {
    let stores = library.stores
    guard let name, let buffer = stores.newBuffer(stores.inMemory()) else { return "" }
    defer { _ = stores.freeBuffer(buffer) }
    guard stores.printName(buffer, name, 0, Self.nameStyle) >= 0 else { return "" }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = bytes.withUnsafeMutableBytes {
      stores.readBuffer(buffer, $0.baseAddress, Int32($0.count))
    }
    return Self.printable(bytes.prefix(max(0, Int(count))))
  }

  private var names: [String] {
    guard
      let list = functions.decodedExtension(certificate, Self.subjectAlternativeName, nil, nil)
    else { return [] }
    defer { functions.freeGeneralNames(list) }
    return library.stacks.elements(list, first: 100).compactMap(alternativeName)
  }

  private func alternativeName(_ name: TLSLibrary.Object) -> String? {
    var kind: Int32 = -1
    guard let value = functions.generalName(name, &kind), [Self.dns, Self.address].contains(kind)
    else { return nil }
    let count = min(max(0, Int(functions.stringLength(value))), 255)
    guard let start = functions.stringBytes(value) else { return nil }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    return kind == Self.dns ? Self.printable(bytes[...]) : Self.address(bytes)
  }

  private static func address(_ bytes: [UInt8]) -> String? {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The text; control characters become `\01`, and so do bytes above ASCII unless all are UTF-8.
  static func printable(_ bytes: ArraySlice<UInt8>) -> String {
    let isText = String(validating: bytes, as: UTF8.self) != nil
    var shown: [UInt8] = []
    for byte in bytes {
      if byte < 0x20 || byte == 0x7F || (byte > 0x7F && !isText) {
        let digits = String(byte, radix: 16, uppercase: true)
        shown += Array("\\\(digits.count == 1 ? "0" : "")\(digits)".utf8)
      } else {
        shown.append(byte)
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }

  // Numbers of `openssl/obj_mac.h`, `openssl/x509v3.h` and `openssl/x509.h`.
  private static let subjectAlternativeName: Int32 = 85
  private static let authorityInformation: Int32 = 177
  private static let dns: Int32 = 2
  private static let address: Int32 = 7
  /// `XN_FLAG_RFC2253` with blanks behind the commas and without escapes above ASCII.
  private static let nameStyle: UInt = 0x0112_0313
}
