// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

/// A `results.json` as a stranger reads it: by the names of its members only.
struct Results {
  let json: JSONValue

  init(_ folder: String) throws {
    let bytes = try #require(Files.bytes(folder + "/results.json"), "no results in \(folder)")
    json = try JSONDocument(parsing: bytes).root
  }

  var verdict: String { json["verdict"]?.string ?? "" }

  /// The codes of the findings, in order.
  var codes: [String] {
    json["findings"]?.elements.compactMap { $0["code"]?.string } ?? []
  }

  /// What worlds must agree on: code, place, fingerprint and severity of each finding.
  var findings: [String] {
    (json["findings"]?.elements ?? []).map { finding in
      let place = finding["place"]
      let parts = [
        finding["code"]?.string, finding["severity"]?.string, finding["fingerprint"]?.string,
        finding["failureToAsk"]?.raw, place?["file"]?.string, place?["line"]?.raw,
        place?["column"]?.raw, finding["scenarios"]?.raw,
      ]
      return parts.map { $0 ?? "-" }.joined(separator: " | ")
    }
  }

  /// What became of each promise.
  var promises: [String] {
    (json["promises"]?.elements ?? []).map { promise in
      ["code", "endpoint", "scenario", "outcome", "because"].map {
        promise[$0].map { $0.string ?? $0.raw } ?? "-"
      }
      .joined(separator: " | ")
    }
  }
}

/// A contract of the package, and the variable its key comes from.
enum Northgate {
  static let contract = ProgramUnderTest.package + "/Contracts/northgate"
  static let key = ["NORTHGATE_SANDBOX_KEY": "northgate-sandbox-key"]

  /// Arguments of a live run against an address.
  static func live(_ address: String, out: String, _ more: String...) -> [String] {
    ["run", contract, "--set", "base_url=\(address)/v1", "--out", out] + more
  }
}
