// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import Readiness
import Redaction
import Testing

/// A check of write-back for one endpoint as a test argument, shown by its code.
struct NamedWriteCheck: Sendable, CustomTestStringConvertible {
  let entry: WriteCatalogue.Entry

  static let all = WriteCatalogue.entries.map { NamedWriteCheck(entry: $0) }

  var testDescription: String { entry.kind.code }
}

struct WriteExamplesTests {
  @Test(arguments: NamedWriteCheck.all)
  func `the failing example gives one finding, of the check's own code`(
    _ named: NamedWriteCheck
  ) throws {
    let ruling = try named.entry.page.failing.ruling()
    #expect(ruling.findings.map(\.kind.code) == [named.entry.kind.code])
    #expect(ruling.failures.isEmpty)
    let finding = try #require(ruling.findings.first)
    #expect(finding.actual?.isEmpty == false && finding.expected?.isEmpty == false)
    #expect(!finding.remedy.isEmpty && !finding.effect.isEmpty && finding.place != nil)
    #expect(!finding.evidence.isEmpty && finding.subject.endpoint == named.entry.endpoint.rawValue)
  }

  @Test(arguments: NamedWriteCheck.all)
  func `the passing example keeps every promise`(_ named: NamedWriteCheck) throws {
    let ruling = try named.entry.page.passing.ruling()
    #expect(ruling.findings.isEmpty && ruling.failures.isEmpty)
    #expect(
      ruling.promises.contains { $0.code == named.entry.kind.code && $0.outcome == .kept })
    #expect(ruling.promises.allSatisfy { $0.outcome == .kept })
  }

  @Test func `a code belongs to one check and one endpoint`() {
    let codes = WriteCatalogue.codes
    #expect(Set(codes).count == codes.count)
    #expect(codes.contains("create-accepted") && codes.contains("journal-read-back"))
    #expect(!codes.contains("ticket-per-agent") && !codes.contains("journal-found"))
  }
}
