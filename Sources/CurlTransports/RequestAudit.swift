// SPDX-License-Identifier: Apache-2.0

import Transports

/// Refuses requests that could not go out exactly as they were written.
enum RequestAudit {
  /// Throws what is wrong with the method or a header field; the URL is read by ``Destination``.
  static func check(_ request: Request, userAgent: String?) throws(TransportFailure) {
    guard isToken(request.method) else {
      throw TransportFailure(.other, "the method is not an HTTP method: letters only")
    }
    guard request.method != "HEAD" || request.body == nil else {
      throw TransportFailure(.other, "a HEAD request cannot have a body")
    }
    for field in request.headers {
      try check(field)
    }
    // libcurl sends one Host, whatever it is given.
    guard request.header("Host").count <= 1 else {
      throw TransportFailure(.other, "the request has more than one Host header")
    }
    if let userAgent { try check(HeaderField("User-Agent", userAgent)) }
  }

  private static func check(_ field: HeaderField) throws(TransportFailure) {
    guard isToken(field.name) else {
      throw TransportFailure(
        .other, "a header name is empty or has a character that no header name may have")
    }
    for byte in field.value.utf8 {
      let what: String
      switch byte {
      case 0x0D, 0x0A: what = "a line break"
      case 0: what = "a NUL byte"
      default: continue
      }
      throw TransportFailure(
        .other, "the value of the header '\(field.name)' has \(what): it was not sent")
    }
  }

  /// Whether a text is a `token` of RFC 9110, section 5.6.2.
  static func isToken(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isTokenByte)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
