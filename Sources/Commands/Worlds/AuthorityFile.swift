// SPDX-License-Identifier: Apache-2.0

import Redaction

/// The file of certificate authorities that a person named with `--ca-file`.
enum AuthorityFile {
  /// Ends the command if the file cannot be read or holds no certificate.
  ///
  /// The transport would find out too, but only when it is asked for something, and once a request.
  static func check(_ path: String?) throws {
    guard let path else { return }
    let bytes: [UInt8]
    do {
      bytes = try InputFile.bytes(of: path)
    } catch {
      throw Ending.message(
        error.message, help: "give --ca-file a file of certificates in PEM", Ending.couldNotRun)
    }
    guard !holdsCertificate(bytes) else { return }
    throw Ending.message(
      "'\(authored: path)' holds no certificate",
      help: """
        a file in PEM has lines -----BEGIN CERTIFICATE-----; convert one in DER with openssl x509 \
        -inform der -in FILE
        """, Ending.couldNotRun)
  }

  private static func holdsCertificate(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      line.starts(with: "-----BEGIN CERTIFICATE-----".utf8)
        || line.starts(with: "-----BEGIN TRUSTED CERTIFICATE-----".utf8)
    }
  }
}
