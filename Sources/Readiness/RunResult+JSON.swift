// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import Transports

extension RunResult {
  /// Writes the run with everything it found.
  func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writeHead(to: &writer)
      writeStates(to: &writer)
      writeScope(to: &writer)
      writer.name("findings")
      writer.list(findings) { $1.write(to: &$0) }
      writer.name("promises")
      var rows = PromiseRows()
      rows.write(promises, to: &writer)
      writeMeasurements(to: &writer)
      writer.name("exchanges")
      writer.list(exchanges) { $1.write(to: &$0) }
      writer.name("notes")
      writer.list(notes) { $0.value($1) }
    }
  }

  private func writeHead(to writer: inout ResultsWriter) {
    writer.member("format", Self.formatName)
    writer.member("version", Self.formatVersion)
    writer.member("tool", toolVersion)
    writer.name("contract")
    contract.write(to: &writer)
    writer.member("environment", environment)
    writer.member("world", world.rawValue)
    writer.member("base", base)
    if let origin {
      writer.name("origin")
      origin.write(to: &writer)
    }
    writer.member("startedAt", startedAt)
    writer.member("finishedAt", finishedAt)
  }

  private func writeStates(to writer: inout ResultsWriter) {
    let tally = PromiseTally(promises)
    writer.member("verdict", verdict(tally).rawValue)
    writer.name("counts")
    counts(tally).write(to: &writer)
    writer.name("capabilities")
    writer.object { writer in
      for capability in Capability.allCases {
        writer.name(capability.rawValue)
        writer.value(state(of: capability, tally).rawValue)
      }
    }
    writer.name("gates")
    writer.object { writer in
      for gate in Gate.allCases {
        writer.name(gate.rawValue)
        writer.value(state(of: gate, tally).rawValue)
      }
    }
  }

  private func writeScope(to writer: inout ResultsWriter) {
    writer.member("endpoints", endpoints)
    writer.name("owners")
    writer.object { writer in
      for role in OwnerRole.allCases {
        guard let owner = owners[role] else { continue }
        writer.name(role.rawValue)
        writer.value(owner)
      }
    }
  }

  private func writeMeasurements(to writer: inout ResultsWriter) {
    if let formats {
      writer.name("formats")
      formats.write(to: &writer)
    }
    if !latency.isEmpty {
      writer.name("latency")
      writer.list(latency) { $1.write(to: &$0) }
    }
    if let users {
      writer.name("users")
      users.write(to: &writer)
    }
    if !phonebook.isEmpty {
      writer.name("phonebook")
      writer.list(phonebook) { $1.write(to: &$0) }
    }
    if !identities.isEmpty {
      writer.name("identities")
      writer.list(identities) { $1.write(to: &$0) }
    }
    if !rotations.isEmpty {
      writer.name("rotations")
      writer.list(rotations) { $1.write(to: &$0) }
    }
    if !resilience.isEmpty {
      writer.name("resilience")
      writer.list(resilience) { $1.write(to: &$0) }
    }
  }
}

extension RunResult.ContractIdentity {
  fileprivate func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("name", name)
      writer.member("version", version)
      writer.member("folder", folder)
      writer.member("digest", digest)
    }
  }
}

extension VerdictCounts {
  fileprivate func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("blocker", blockers)
      writer.member("major", majors)
      writer.member("minor", minors)
      writer.member("notProven", notProven)
    }
  }
}

extension PromiseResult.Outcome {
  /// The outcome's name in the results file.
  public var name: String {
    switch self {
    case .kept: "kept"
    case .broken: "broken"
    case .couldNotAsk: "could-not-ask"
    case .notProven: "not-proven"
    }
  }
}
