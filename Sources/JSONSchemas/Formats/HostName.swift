// SPDX-License-Identifier: Apache-2.0

/// Names of hosts as in RFC 1123, and with Unicode as in IDNA 2008 (RFC 5890 to 5893).
enum HostName {
  static func isSound(_ text: String, allowsUnicode: Bool) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard allowsUnicode || scalars.allSatisfy(\.isASCII) else { return false }
    let labels = scalars.split(omittingEmptySubsequences: false) {
      $0 == "." || (allowsUnicode && ["\u{3002}", "\u{FF0E}", "\u{FF61}"].contains($0))
    }
    var decoded: [String] = []
    var length = labels.count - 1
    for label in labels {
      guard let label = HostLabel(label) else { return false }
      decoded.append(label.text)
      length += label.length
    }
    guard length <= 253 else { return false }
    let isBidirectional = decoded.contains { InternationalLabel.hasRightToLeft($0) }
    return !isBidirectional || decoded.allSatisfy { InternationalLabel.keepsDirection($0) }
  }
}

/// One label of a host's name.
private struct HostLabel {
  /// The label as people read it.
  let text: String
  /// Its length as it is sent.
  let length: Int

  /// Nil if it breaks a rule.
  init?(_ label: ArraySlice<Unicode.Scalar>) {
    guard label.first != "-", label.last != "-" else { return nil }
    let hasHyphens = label.dropFirst(2).starts(with: ["-", "-"])
    guard label.allSatisfy(\.isASCII) else {
      guard !hasHyphens, InternationalLabel.isSound(label),
        let encoded = Punycode.encode(label), 1...59 ~= encoded.count
      else { return nil }
      (text, length) = (Self.text(label), encoded.count + 4)
      return
    }
    guard 1...63 ~= label.count, label.allSatisfy(Self.isPlain) else { return nil }
    length = label.count
    guard hasHyphens else {
      text = Self.text(label)
      return
    }
    guard Self.text(label.prefix(2)).lowercased() == "xn",
      let decoded = Punycode.decode(label.dropFirst(4)), !decoded.allSatisfy(\.isASCII),
      Self.isCanonical(label.dropFirst(4), decoded),
      !decoded.dropFirst(2).starts(with: ["-", "-"]), decoded.first != "-", decoded.last != "-",
      InternationalLabel.isSound(decoded[...])
    else { return nil }
    text = Self.text(decoded[...])
  }

  /// Whether a label is spelled as its text would be.
  private static func isCanonical(
    _ label: ArraySlice<Unicode.Scalar>, _ decoded: [Unicode.Scalar]
  ) -> Bool {
    let encoded = Punycode.encode(decoded[...]).map { String(decoding: $0, as: UTF8.self) }
    return encoded?.lowercased() == text(label).lowercased()
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-": true
    default: false
    }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
