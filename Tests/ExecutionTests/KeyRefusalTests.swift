// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction
import Testing

/// A key in a header: whether the CRM minds it.
struct KeyRefusalTests {
  private func outcomes(_ run: NorthgateRun) -> [String] {
    run.result.promises.filter { $0.code == "auth-refused" }.map {
      "\($0.scenario): \($0.outcome)"
    }
  }

  @Test func `a key that is missing or false is tried, and refused`() async throws {
    let run = try await NorthgateRun("northgate")
    #expect(outcomes(run) == ["no credential: kept", "false credential: kept"])
    #expect(run.findings == [])
  }

  @Test func `a CRM that answers without the key is open to everybody`() async throws {
    let run = try await NorthgateRun("northgate", faults: ["anonymous"])
    let finding = try #require(run.result.findings.first)
    #expect(run.result.findings.map(\.kind.code) == ["auth-refused"])
    #expect(finding.effect.text.contains("whoever knows the CRM's address"))
  }

  @Test func `nothing is said of a search that carries no secret`() async throws {
    let run = try await NorthgateRun(
      "northgate", faults: ["anonymous"],
      changes: [("    X-Api-Key: \"{{.api_key}}\"\n", "")])
    #expect(outcomes(run).count == 2)
    #expect(outcomes(run).allSatisfy { $0.contains("what is read carries no secret") })
  }
}
