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
}
