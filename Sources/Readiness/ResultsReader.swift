// SPDX-License-Identifier: Apache-2.0

import Diagnostics
public import JSONValues
import Redaction
import Transports

/// What is wrong with a results file, in words that name the member.
public struct ResultsFormatError: Error, Sendable, Hashable {
  /// The member, such as `findings.3.severity`; empty for the whole file.
  public let path: String
  /// What was expected there.
  public let expected: String
  /// Where the value begins in the file, in bytes.
  public let offset: Int
}

extension RunResult {
  /// Reads a results file, so that an old run can be rendered again.
  ///
  /// Verdict, counts, capabilities and gates are computed anew; members this version does not know
  /// are passed over.
  ///
  /// - Throws: if it is no results file, is of another version, or lacks a member; always with the
  ///   path of the member.
  public init(reading document: JSONDocument) throws(ResultsFormatError) {
    let file = ResultsMember(document.root, path: "")
    guard try file["format"].string() == Self.formatName else {
      throw try file["format"].error("'\(Self.formatName)'")
    }
    guard try file["version"].int() == Self.formatVersion else {
      throw try file["version"].error("\(Self.formatVersion), the version this program reads")
    }
    self.init(
      toolVersion: try file["tool"].string(),
      contract: try ContractIdentity(reading: try file["contract"]),
      environment: try file["environment"].string(), world: try file["world"].choice(),
      startedAt: try file["startedAt"].timestamp())
    base = try file["base"].text()
    origin = try file.optional("origin").map { (origin) throws(ResultsFormatError) in
      try RunOrigin(reading: origin)
    }
    finishedAt = try file["finishedAt"].timestamp()
    endpoints = try file["endpoints"].strings()
    for (name, owner) in try file["owners"].members() {
      guard let role = OwnerRole(rawValue: name) else { throw owner.error("the name of a role") }
      owners[role] = try owner.string()
    }
    for entry in try file["findings"].elements() { findings.append(try .init(reading: entry)) }
    for entry in try file["promises"].elements() { promises.append(try .init(reading: entry)) }
    exchanges = ReportedList(
      try file["exchanges"].elements().map { (entry) throws(ResultsFormatError) in
        try ReportedExchange(reading: entry)
      })
    try readMeasurements(file)
    notes = try file["notes"].texts()
  }

  /// What a file written before these were measured does not have.
  private mutating func readMeasurements(_ file: ResultsMember) throws(ResultsFormatError) {
    formats = try file.optional("formats").map { (matrix) throws(ResultsFormatError) in
      try FormatMatrix(reading: matrix)
    }
    for entry in try file.optional("latency")?.elements() ?? [] {
      latency.append(try LatencySummary(reading: entry))
    }
    users = try file.optional("users").map { (table) throws(ResultsFormatError) in
      try UserTable(reading: table)
    }
    for entry in try file.optional("phonebook")?.elements() ?? [] {
      phonebook.append(try PhonebookEntry(reading: entry))
    }
    for entry in try file.optional("identities")?.elements() ?? [] {
      identities.append(try IdentityRow(reading: entry))
    }
    for entry in try file.optional("rotations")?.elements() ?? [] {
      rotations.append(try RehearsedRotation(reading: entry))
    }
    for entry in try file.optional("resilience")?.elements() ?? [] {
      resilience.append(try ResilienceRow(reading: entry))
    }
  }
}

extension RunResult.ContractIdentity {
  fileprivate init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(
      name: try member["name"].string(), version: try member["version"].string(),
      folder: try member["folder"].string(), digest: try member["digest"].string())
  }
}

extension PromiseResult {
  fileprivate init(reading member: ResultsMember) throws(ResultsFormatError) {
    let outcome: Outcome
    switch try member["outcome"].string() {
    case "kept": outcome = .kept
    case "broken": outcome = .broken
    case "could-not-ask": outcome = .couldNotAsk
    case "not-proven":
      if let code = member.optional("because") {
        outcome = .notProven(because: .code(try code.string()))
      } else {
        outcome = .notProven(because: .policy(try member["reason"].text()))
      }
    default:
      throw try member["outcome"].error("kept, broken, could-not-ask or not-proven")
    }
    self.init(
      code: try member["code"].string(), capability: try member["capability"].choice(),
      gate: try member["gate"].choice(), endpoint: try member["endpoint"].string(),
      scenario: try member["scenario"].string(), outcome: outcome)
  }
}

extension ReportedFinding {
  fileprivate init(reading member: ResultsMember) throws(ResultsFormatError) {
    kind = FindingKind(
      try member["code"].string(), try member["severity"].choice(),
      try member["capability"].choice(), holds: try member["gate"].choice(),
      owner: try member["owner"].choice(), layer: try member["layer"].choice())
    subject = FindingSubject(
      endpoint: try member["endpoint"].string(), interaction: try member["interaction"].string(),
      name: try member["subject"].string())
    isFailureToAsk = try member["failureToAsk"].bool()
    fingerprint = try member["fingerprint"].string()
    message = try member["message"].text()
    label = try member.optional("label")?.text() ?? ""
    expected = try member.optional("expected")?.text()
    actual = try member.optional("actual")?.text()
    remedy = try member["remedy"].text()
    effect = try member.optional("effect")?.text() ?? ""
    scenarios = try member["scenarios"].strings()
    evidence = try member["evidence"].counts()
    place = try member.optional("place").map { (place) throws(ResultsFormatError) in
      ReportedPlace(
        file: try place["file"].string(), line: try place["line"].count(),
        column: try place["column"].count(), width: try place["width"].count(),
        text: try place["text"].text())
    }
  }
}
