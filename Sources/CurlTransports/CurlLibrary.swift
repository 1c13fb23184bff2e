// SPDX-License-Identifier: Apache-2.0

import CCurl

/// The libcurl this process has loaded.
enum CurlLibrary {
  /// Initialises libcurl when first asked for; false if it cannot be used.
  static let isReady = curl_global_init(ccurl_global_default()) == CURLE_OK

  /// Name and version of libcurl and of the libraries in it.
  static var version: String { String(cString: curl_version()) }

  /// The content encodings this libcurl can decode, as `Accept-Encoding` lists them.
  static let encodings: String = {
    guard let info = ccurl_version_info() else { return "" }
    let hasBrotli = Int(info.pointee.features) & Int(CURL_VERSION_BROTLI) != 0
    return hasBrotli ? "gzip, deflate, br" : "gzip, deflate"
  }()

  /// Whether TLS is OpenSSL's, of a version whose functions we know.
  static var usesOpenSSL: Bool {
    guard let name = ccurl_version_info()?.pointee.ssl_version else { return false }
    return String(cString: name).hasPrefix("OpenSSL/3")
  }

  /// The system's file of certificate authorities, as libcurl was built to know it.
  static var authorityFile: String? {
    ccurl_version_info()?.pointee.cainfo.map { String(cString: $0) }
  }

  /// The system's folder of certificate authorities, as libcurl was built to know it.
  static var authorityFolder: String? {
    ccurl_version_info()?.pointee.capath.map { String(cString: $0) }
  }
}
