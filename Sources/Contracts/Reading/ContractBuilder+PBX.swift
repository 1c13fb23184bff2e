// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// What is known of the PBX.
  mutating func profile(_ node: YAMLNode?) -> PBXProfile {
    let region = self.region(node?["region"]?.scalar)
    let outsideLine = node?.text("outside-line")
    setting.region = region
    setting.hasOutsideLine = outsideLine != nil
    setting.isKnown = true
    setting.assumptions = assumptions(
      node?["assume"], timeZone: timeZone(node?["time-zone"]?.scalar))
    let delivers = (node?["delivers"]?.scalars ?? []).compactMap {
      spelling($0, region: nil)?.value
    }
    return PBXProfile(
      edition: node?.text("edition").flatMap(PBXProfile.Edition.init),
      firmware: node?.text("firmware"),
      plan: node?.text("plan").flatMap(PBXProfile.Plan.init), region: region,
      delivers: delivers.isEmpty ? [.e164] : delivers, outsideLine: outsideLine,
      extensionLength: node?.text("extension-length").flatMap { Int($0) },
      busyHour: node?["busy-hour"]?.scalar.flatMap { scalar in
        Int(scalar.text).map { Located($0, at: scalar.span) }
      },
      templatesInUse: node?["templates-in-use"]?.scalar.flatMap { scalar in
        Int(scalar.text).map { Located($0, at: scalar.span) }
      },
      assumptions: setting.assumptions, decided: decided(node?["assume"]))
  }

  /// A country that exists; nil if none is written, or none that exists.
  mutating func region(_ scalar: YAMLScalar?) -> String? {
    guard let scalar, TextForm.region.accepts(scalar.text) else { return nil }
    if Regions.exists(scalar.text) { return scalar.text }
    let near = Regions.mistaken[scalar.text]
    complain(
      "contract-bad-value", "there is no region '\(authored: scalar.text)'", at: scalar.span,
      label: "expected the two letters of ISO 3166",
      remedy: near.map { "write \(authored: $0)" } ?? "write a code such as AE, DE or GB")
    return nil
  }

  mutating func timeZone(_ scalar: YAMLScalar?) -> String {
    guard let scalar, TextForm.timeZone.accepts(scalar.text) else { return "UTC" }
    guard TimeZones.areInstalled else { return scalar.text }
    if (try? TimeZoneRules.named(scalar.text)) != nil { return scalar.text }
    complain(
      "contract-bad-value", "there is no time zone '\(authored: scalar.text)'", at: scalar.span,
      label: "expected a name of the IANA database",
      remedy: TimeZones.nearest(to: scalar.text).map { "did you mean '\(authored: $0)'?" }
        ?? "write a name such as Asia/Dubai, or UTC")
    return "UTC"
  }

  /// A spelling of numbers, and what must be known for it.
  ///
  /// `region` is the region of the line it stands in, if that has one of its own.
  mutating func spelling(_ scalar: YAMLScalar, region: String?) -> Located<DialledSpelling>? {
    guard let spelling = DialledSpelling(rawValue: scalar.text) else { return nil }
    if setting.isKnown {
      if spelling.needsRegion, region == nil, setting.region == nil {
        complain(
          "region-missing", "'\(authored: scalar.text)' depends on a country", at: scalar.span,
          label: "whose national spelling?",
          remedy: "write `region: AE` under `pbx` in contract.yaml")
      }
      if spelling == .outsideLine, !setting.hasOutsideLine {
        complain(
          "contract-missing-key", "'outside-line' needs the digits that the PBX puts first",
          at: scalar.span, label: "contract.yaml has no `pbx.outside-line`",
          remedy: "write `outside-line: \"9\"` under `pbx` in contract.yaml")
      }
    }
    return Located(spelling, at: scalar.span)
  }
}

extension DialledSpelling {
  /// Whether it is written as people of one country write it.
  fileprivate var needsRegion: Bool {
    switch self {
    case .national, .nationalDigits, .outsideLine: true
    default: false
    }
  }
}
