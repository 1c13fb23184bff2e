// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import PBXLanguage
import Readiness
import Redaction
import Testing

/// A check as a test argument, shown by its code.
struct NamedCheck: Sendable, CustomTestStringConvertible {
  let check: any Check.Type

  static let all = CheckCatalogue.all.map { NamedCheck(check: $0) }

  var testDescription: String { check.kind.code }
}

struct CheckExamplesTests {
  @Test(arguments: NamedCheck.all)
  func `the failing example gives one finding, of the check's own code`(_ named: NamedCheck) throws
  {
    let check = named.check
    let ruling = try check.page.failing.ruling()
    #expect(ruling.findings.map(\.kind.code) == [check.kind.code])
    #expect(ruling.failures.isEmpty)
    #expect(ruling.promises.contains { $0.code == check.kind.code && $0.outcome == .broken })
  }

  /// What a contract admits is a finding, whether it is so or not: only one that admits nothing
  /// finds nothing, and promises nothing here.
  static let admissions: Set<String> = ["lookup-format-gap", "lookup-format-closed"]

  @Test(arguments: NamedCheck.all)
  func `the passing example keeps the promise and finds nothing`(_ named: NamedCheck) throws {
    let check = named.check
    let ruling = try check.page.passing.ruling()
    #expect(ruling.findings.isEmpty)
    #expect(ruling.failures.isEmpty)
    let isPromised = ruling.promises.contains { $0.code == check.kind.code }
    #expect(isPromised != Self.admissions.contains(check.kind.code))
    #expect(ruling.promises.allSatisfy { $0.outcome == .kept || $0.isOfCoverage })
  }

  @Test(arguments: NamedCheck.all)
  func `every finding names actual, expected, a remedy, an effect and a place`(
    _ named: NamedCheck
  ) throws {
    let finding = try #require(try named.check.page.failing.ruling().findings.first)
    #expect(finding.actual?.isEmpty == false)
    #expect(finding.expected?.isEmpty == false)
    #expect(!finding.remedy.isEmpty)
    #expect(!finding.effect.isEmpty)
    #expect(finding.place != nil)
    // What a contract lacks shows in no exchange, and some things are no single scenario's.
    #expect(finding.evidence.isEmpty == (finding.kind.code == LookupCoverage.kind.code))
    #expect(finding.scenarios.isEmpty == Self.ofTheRun.contains(finding.kind.code))
    #expect(finding.evidence == finding.evidence.sorted())
    for text in [finding.message, finding.remedy, finding.effect] {
      #expect(!text.text.hasSuffix("."))
      #expect(text.text.first?.isLowercase == true || Self.beginsWithAName(text.text))
    }
  }

  /// Codes of findings about the run or the contract as a whole.
  private static let ofTheRun = [
    LookupCoverage.kind.code, AnswerLatency.kind.code, AnswerReliable.kind.code,
    NetworkAddress.kind.code,
    NetworkCertificate.kind.code, NetworkPlain.kind.code, NetworkTLSVersion.kind.code,
    NetworkCertificateDays.kind.code,
    LimitAnswer.kind.code, LimitRate.kind.code, LimitBurst.kind.code,
    MalformedRefused.kind.code,
  ]

  /// Fields are named as in the contract; nothing else begins with a capital.
  private static func beginsWithAName(_ text: String) -> Bool {
    let word = text.prefix { $0 != " " }
    return word.first == "'" || ContactField(rawValue: String(word)) != nil
  }

  @Test func `no code is given twice`() {
    #expect(Set(CheckCatalogue.codes).count == CheckCatalogue.codes.count)
    #expect(CheckCatalogue.codes == CheckCatalogue.codes.sorted())
  }

  @Test func `an example that names no scenario is at fault itself`() {
    let example = CheckExample(ExampleAnswer(ExampleContract.known), to: "somebody else")
    #expect(throws: CheckExample.Fault.self) { try example.ruling() }
  }
}

extension PromiseResult {
  /// Whether the contract has no test data for it: nothing that an answer could show.
  fileprivate var isOfCoverage: Bool {
    guard case .notProven(.policy) = outcome else { return false }
    return code == LookupCoverage.kind.code
  }
}
