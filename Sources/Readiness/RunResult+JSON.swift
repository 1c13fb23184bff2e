// SPDX-License-Identifier: Apache-2.0

public import JSONValues
import Diagnostics
import Redaction
import Transports

extension RunResult {
  /// Name of the results format.
  public static let formatName = "callready-results"
  /// Version of the results format; a version only ever gains members.
  public static let formatVersion = 1

  /// The results file, as `Docs/Results.md` describes it.
  public var json: JSONOutput {
    [
      "format": .string(Self.formatName),
      "version": .int(Self.formatVersion),
      "tool": .string(toolVersion),
      "contract": contract.json,
      "environment": .string(environment),
      "world": .string(world.rawValue),
      "base": base.json,
      "startedAt": .string(startedAt.exact),
      "finishedAt": .string(finishedAt.exact),
      "verdict": .string(verdict.rawValue),
      "counts": counts.json,
      "capabilities": capabilitiesJSON,
      "gates": gatesJSON,
      "endpoints": .array(endpoints.map(JSONOutput.string)),
      "owners": ownersJSON,
      "findings": .array(findings.map(\.json)),
      "promises": .array(promises.map(\.json)),
      "exchanges": .array(exchanges.map(\.json)),
      "notes": .array(notes.map(\.json)),
    ]
  }

  private var capabilitiesJSON: JSONOutput {
    .object(
      Capability.allCases.map { .init($0.rawValue, .string(state(of: $0).rawValue)) })
  }

  private var gatesJSON: JSONOutput {
    .object(Gate.allCases.map { .init($0.rawValue, .string(state(of: $0).rawValue)) })
  }

  private var ownersJSON: JSONOutput {
    .object(
      OwnerRole.allCases.compactMap { role in
        owners[role].map { .init(role.rawValue, .string($0)) }
      })
  }
}

extension RedactedText {
  var json: JSONOutput { .string(text) }
}

extension RunResult.ContractIdentity {
  fileprivate var json: JSONOutput {
    [
      "name": .string(name), "version": .string(version), "folder": .string(folder),
      "digest": .string(digest),
    ]
  }
}

extension VerdictCounts {
  fileprivate var json: JSONOutput {
    [
      "blocker": .int(blockers), "major": .int(majors), "minor": .int(minors),
      "notProven": .int(notProven),
    ]
  }
}

extension PromiseResult {
  fileprivate var json: JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("code", .string(code)), .init("capability", .string(capability.rawValue)),
      .init("gate", .string(gate.rawValue)), .init("endpoint", .string(endpoint)),
      .init("scenario", .string(scenario)), .init("outcome", .string(outcome.name)),
    ]
    switch outcome {
    case .notProven(because: .code(let code)): members.append(.init("because", .string(code)))
    case .notProven(because: .policy(let reason)): members.append(.init("reason", reason.json))
    case .kept, .broken, .couldNotAsk: break
    }
    return .object(members)
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

extension ReportedFinding {
  fileprivate var json: JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("code", .string(kind.code)), .init("severity", .string(kind.severity.rawValue)),
      .init("capability", .string(kind.capability.rawValue)),
      .init("gate", .string(kind.gate.rawValue)), .init("owner", .string(kind.owner.rawValue)),
      .init("layer", .string(kind.layer.rawValue)),
      .init("failureToAsk", .bool(isFailureToAsk)),
      .init("fingerprint", .string(fingerprint)), .init("endpoint", .string(subject.endpoint)),
      .init("interaction", .string(subject.interaction)),
      .init("subject", .string(subject.name)), .init("message", message.json),
    ]
    let texts = [
      ("label", label.isEmpty ? nil : label), ("expected", expected), ("actual", actual),
      ("remedy", remedy), ("effect", effect.isEmpty ? nil : effect),
    ]
    for case (let name, let text?) in texts { members.append(.init(name, text.json)) }
    members.append(.init("scenarios", .array(scenarios.map(JSONOutput.string))))
    members.append(.init("evidence", .array(evidence.map(JSONOutput.int))))
    if let place { members.append(.init("place", place.json)) }
    return .object(members)
  }
}

extension ReportedPlace {
  fileprivate var json: JSONOutput {
    [
      "file": .string(file), "line": .int(line), "column": .int(column), "width": .int(width),
      "text": text.json,
    ]
  }
}

extension ReportedExchange {
  fileprivate var json: JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("number", .int(number)), .init("interaction", .string(interaction)),
      .init("scenarios", .array(scenarios.map(JSONOutput.string))),
      .init("method", method.json), .init("url", url.json), .init("request", request.json),
    ]
    if let status { members.append(.init("status", .int(status))) }
    if let response { members.append(.init("response", response.json)) }
    if let failure {
      members.append(.init("failure", .string(failure)))
      members.append(.init("failureDetail", failureDetail.json))
    }
    members.append(.init("startedAt", .string(startedAt.exact)))
    members.append(.init("microseconds", .int(microseconds)))
    if let remoteAddress { members.append(.init("remoteAddress", remoteAddress.json)) }
    return .object(members)
  }
}

extension ReportedExchange.Message {
  fileprivate var json: JSONOutput {
    let fields = headers.map { JSONOutput.array([$0.name.json, $0.value.json]) }
    var members: [JSONOutput.Member] = [.init("headers", .array(fields))]
    if let body { members.append(.init("body", body.json)) }
    members.append(.init("bodyBytes", .int(bodyBytes)))
    return .object(members)
  }
}
