// SPDX-License-Identifier: Apache-2.0

import CCurl

/// A libcurl easy handle with its error buffer; used again for one request after another.
///
/// Touched only by the event loop's thread.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  private let errorBuffer: UnsafeMutablePointer<CChar>
  private var list: UnsafeMutablePointer<curl_slist>?
  /// The first option that libcurl refused.
  private(set) var fault = CURLE_OK

  init?() {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(pointer)
    curl_slist_free_all(list)
    errorBuffer.deallocate()
  }

  /// Forgets every option; connections and names found belong to the multi handle and stay.
  func reset() {
    curl_easy_reset(pointer)
    curl_slist_free_all(list)
    list = nil
    fault = CURLE_OK
    errorBuffer[0] = 0
    note(ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorBuffer))
  }

  /// What libcurl says about the failure; may be empty.
  var errorText: String { String(cString: errorBuffer) }

  func set(_ option: CURLoption, _ value: Int) {
    note(ccurl_set_long(pointer, option, value))
  }

  func set(_ option: CURLoption, size value: Int) {
    note(ccurl_set_size(pointer, option, curl_off_t(value)))
  }

  func set(_ option: CURLoption, _ value: String) {
    note(ccurl_set_text(pointer, option, value))
  }

  func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer?) {
    note(ccurl_set_pointer(pointer, option, value))
  }

  func set(_ option: CURLoption, callback: @escaping ccurl_data_callback) {
    note(ccurl_set_data_callback(pointer, option, callback))
  }

  /// Gives the header lines; libcurl does not copy them, so they live until the next reset.
  func setHeader(_ lines: [String]) {
    for line in lines {
      guard let longer = curl_slist_append(list, line) else { return note(CURLE_OUT_OF_MEMORY) }
      list = longer
    }
    note(ccurl_set_list(pointer, CURLOPT_HTTPHEADER, list))
  }

  func note(_ code: CURLcode) {
    if fault == CURLE_OK { fault = code }
  }

  func number(_ info: CURLINFO) -> Int { ccurl_get_long(pointer, info) }

  func size(_ info: CURLINFO) -> Int64 { Int64(ccurl_get_size(pointer, info)) }

  /// The TLS session (`SSL`) of the connection in use; nil without one or if it is not OpenSSL's.
  var secureSession: UnsafeMutableRawPointer? {
    // All information that is a pointer comes the same way.
    guard let address = ccurl_get_text(pointer, CURLINFO_TLS_SSL_PTR) else { return nil }
    let info = UnsafeRawPointer(address).load(as: curl_tlssessioninfo.self)
    return info.backend == CURLSSLBACKEND_OPENSSL ? info.internals : nil
  }

  func text(_ info: CURLINFO) -> String {
    ccurl_get_text(pointer, info).map { String(cString: $0) } ?? ""
  }
}
