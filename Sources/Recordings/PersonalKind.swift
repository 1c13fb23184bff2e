// SPDX-License-Identifier: Apache-2.0

/// What a piece of personal data is.
public enum PersonalKind: Sendable {
  /// A person's name.
  case name
  /// A telephone or fax number.
  case phone
  /// An e-mail address.
  case email
  /// A postal address or a part of one.
  case address
  /// A date of birth.
  case birth

  /// What stands in its place.
  var mask: String {
    switch self {
    case .name: "‹name›"
    case .phone: "‹phone›"
    case .email: "‹e-mail›"
    case .address: "‹address›"
    case .birth: "‹date›"
    }
  }

  /// What stands in its place inside a URL or a form.
  var encodedMask: String { mask.percentEncoded }

  /// Whether a text is a mask already, so that masking twice changes nothing.
  static func isMask(_ text: String) -> Bool {
    text.utf8.starts(with: "‹".utf8) && text.utf8.suffix(3).elementsEqual("›".utf8)
  }
}

extension String {
  /// The text with everything but unreserved characters percent-encoded.
  fileprivate var percentEncoded: String {
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = utf8.flatMap { byte -> [UInt8] in
      let isPlain =
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-")
      return isPlain ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
