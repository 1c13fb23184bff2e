// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import Readiness
import Redaction
import Testing

/// A check of users or follow-up requests as a test argument, shown by its code.
struct NamedEndpointCheck: Sendable, CustomTestStringConvertible {
  let check: any EndpointCheck.Type

  static let all = EndpointCatalogue.all.map { NamedEndpointCheck(check: $0) }

  static func page(of check: any EndpointCheck.Type) -> EndpointPage? { check.page }

  var testDescription: String { check.kind.code }
}

struct EndpointExamplesTests {
  @Test(arguments: NamedEndpointCheck.all)
  func `the failing example gives one finding, of the check's own code`(
    _ named: NamedEndpointCheck
  ) throws {
    let page = try #require(NamedEndpointCheck.page(of: named.check))
    let ruling = try page.failing.ruling()
    #expect(ruling.findings.map(\.kind.code) == [named.check.kind.code])
    #expect(ruling.failures.isEmpty)
    let finding = try #require(ruling.findings.first)
    #expect(finding.actual?.isEmpty == false && finding.expected?.isEmpty == false)
    #expect(!finding.remedy.isEmpty && !finding.effect.isEmpty && finding.place != nil)
    #expect(!finding.evidence.isEmpty)
  }

  @Test(arguments: NamedEndpointCheck.all)
  func `the passing example keeps every promise`(_ named: NamedEndpointCheck) throws {
    let page = try #require(NamedEndpointCheck.page(of: named.check))
    let ruling = try page.passing.ruling()
    #expect(ruling.findings.isEmpty && ruling.failures.isEmpty)
    #expect(ruling.promises.contains { $0.code == named.check.kind.code && $0.outcome == .kept })
    #expect(ruling.promises.allSatisfy { $0.outcome == .kept })
  }
}
