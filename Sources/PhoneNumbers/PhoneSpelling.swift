// SPDX-License-Identifier: Apache-2.0

/// A way to write a telephone number; the raw values are the words of the contract language.
public enum PhoneSpelling: String, CaseIterable, Sendable, Hashable {
  /// `+971500000000`
  case e164
  /// `971500000000`: E.164 without its plus sign.
  case digits
  /// `00971500000000`, whatever the country's own international prefix is.
  case doubleZero = "double-zero"
  /// `+971 50 000 0000`
  case international
  /// `050 000 0000`, as people write it inside the country.
  case national
  /// `0500000000`
  case nationalDigits = "national-digits"
  /// `tel:+971-50-000-0000`
  case rfc3966
  /// ` 971500000000`: what is left of E.164 when a plus sign in a URL is read as a blank.
  case lostPlus = "lost-plus"
  /// `+971500000000;ext=12`
  case `extension`
}
