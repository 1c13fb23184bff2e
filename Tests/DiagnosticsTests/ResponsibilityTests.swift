// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct ResponsibilityTests {
  @Test func `the words are those of contracts and results`() {
    #expect(
      Layer.allCases.map(\.rawValue) == ["template", "CRM", "network", "contract", "credential"])
    #expect(
      OwnerRole.allCases.map(\.rawValue) == [
        "pbx-administrator", "crm-administrator", "api-developer", "operations-owner",
      ])
    #expect(
      Capability.allCases.map(\.rawValue) == [
        "authentication", "users", "lookup", "creation", "journaling", "tickets", "resilience",
        "security", "handover",
      ])
  }

  @Test func `a role has a title`() {
    #expect(
      OwnerRole.allCases.map(\.title) == [
        "PBX administrator", "CRM administrator", "API developer", "operations owner",
      ])
  }

  @Test func `a capability is in scope by its endpoint file, or always`() {
    #expect(
      Capability.allCases.map(\.endpoint) == [
        nil, "users", "contact-search", "contact-creation", "call-journal", "ticket-creation", nil,
        nil, nil,
      ])
  }

  @Test func `gates are passed in one order`() {
    let gates: [Gate] = [
      .startOfBuild, .builderTesting, .controlledPilot, .operationalHandover, .broaderRollout,
    ]
    #expect(gates.reversed().sorted() == gates)
    #expect(
      gates.map(\.title) == [
        "start of build", "builder testing", "controlled pilot", "operational handover",
        "broader rollout",
      ])
    #expect(gates.map(\.rawValue) == gates.map { $0.title.replacing(" ", with: "-") })
  }
}
