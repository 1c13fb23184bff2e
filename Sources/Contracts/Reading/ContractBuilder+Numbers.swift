// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PhoneNumbers
import Redaction

extension ContractBuilder {
  /// A number that must be readable with the region of its line, or of the PBX.
  mutating func checkNumber(_ number: Located<String>, region: String?) {
    guard setting.isKnown, !number.value.isEmpty else { return }
    let region = region ?? setting.region
    do throws(PhoneNumberError) {
      _ = try PhoneNumber(parsing: number.value, region: region)
    } catch {
      if region == nil, error == .invalidCountryCode, !number.value.hasPrefix("+") {
        return complainAboutRegion(number)
      }
      complain(
        "number-unreadable", "'\(authored: number.value)' \(authored: "\(error)")",
        at: number.span,
        label: region.map { "read as a number of \(authored: $0)" } ?? "read without a region",
        remedy: "write a number such as \"+971 50 000 0001\", or the `region` it belongs to")
    }
  }

  /// A caller's number that a known record must be compared with has to be readable.
  ///
  /// Extensions and words such as anonymous are no numbers of a country, and stay as they are.
  mutating func checkCall(_ number: Located<String>, _ finds: Scenario.Finds) {
    guard setting.isKnown, setting.region == nil, !number.value.hasPrefix("+"),
      !number.value.hasPrefix("tel:")
    else { return }
    if case .nothing = finds { return }
    let signs = Set("0123456789 ()-./".utf8)
    let digits = number.value.utf8.count(where: TextForm.isDigit)
    guard digits >= 7, digits != setting.extensionLength,
      number.value.utf8.allSatisfy(signs.contains)
    else { return }
    complainAboutRegion(number)
  }

  private mutating func complainAboutRegion(_ number: Located<String>) {
    complain(
      "region-missing", "'\(authored: number.value)' is not written with its country",
      at: number.span, label: "whose national number?",
      remedy: "write `region: AE` under `pbx` in contract.yaml")
  }
}
