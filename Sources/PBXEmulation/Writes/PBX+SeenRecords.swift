// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import PBXLanguage
import Transports

extension PBX {
  /// A record that the PBX sees in the answers of a lookup.
  struct SeenRecord: Sendable {
    let id: String
    let type: String
    /// The address that its pop-up opens; nil if there is none.
    let popup: String?
  }

  /// The records that the PBX sees in the answers of a lookup, in order.
  func records(in answers: [LookupAnswer], asked ask: SearchAsk) -> [SeenRecord] {
    var records: [SeenRecord] = []
    for answer in answers where answer.step.kind == .search {
      guard let type = contract.contactSearch?.types[answer.step.type],
        let response = answer.exchange.response, (200..<300).contains(response.status),
        let match = try? contacts(in: response.body, of: type, asked: ask)
      else { continue }
      for index in 0..<match.recordCount {
        guard let id = match.value(of: .contactsID, inRecord: index)?.text, !id.isEmpty else {
          continue
        }
        let popup = try? popupURL(for: match, record: index, asked: ask)
        records.append(SeenRecord(id: id, type: type.name.value, popup: popup ?? nil))
      }
    }
    return records
  }
}
