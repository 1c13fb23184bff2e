// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics

/// The contract of the examples, changed in a few places and judged without asking anybody.
struct StaticFixture {
  var contract = ExampleContract.contract
  var search = ExampleContract.contactSearch

  /// With one text of contract.yaml changed.
  func contract(_ old: String, _ new: String) -> StaticFixture {
    var changed = self
    changed.contract = contract.replacing(old, with: new)
    return changed
  }

  /// With one text of contact-search.yaml changed.
  func search(_ old: String, _ new: String) -> StaticFixture {
    var changed = self
    changed.search = search.replacing(old, with: new)
    return changed
  }

  /// With `pbx.assume`.
  func assuming(_ text: String) -> StaticFixture {
    contract("edition: cloud }", "edition: cloud, assume: { \(text) } }")
  }

  /// With the request that searches contacts.
  func request(_ text: String) -> StaticFixture {
    search("GET /contacts/search?phone={{UrlEncode .Phone}}", text)
  }

  func read() throws -> Contract {
    try ContractReader.read(
      files: [
        "contract.yaml": Array(contract.utf8), "contact-search.yaml": Array(search.utf8),
      ], folder: "example")
  }

  /// The findings of one code.
  func findings(
    _ code: String, environment: String? = nil, today: String? = "2027-01-01"
  ) throws -> [Finding] {
    let all = StaticJudge.findings(
      in: try read(), environment: environment, today: today.flatMap { CalendarDay($0) })
    return all.filter { $0.kind.code == code }
  }
}

extension Finding {
  /// The text of the contract that it points at.
  var pointed: String {
    place.map { String(decoding: $0.source.utf8[$0.range], as: UTF8.self) } ?? ""
  }
}
