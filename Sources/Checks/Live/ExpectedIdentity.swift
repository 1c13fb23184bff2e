// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
import Redaction

/// A record of a shared number as the contract names it, with its variables filled in.
struct ExpectedIdentity {
  private let type: String?
  private let id: String

  init(_ record: ExpectedRecord, _ lookup: ScenarioCase) {
    type = record.type
    let variables = ["CustomerNumber": lookup.scenario.searchAsk.text]
    // The reader has refused secrets and unknown variables here.
    id = (try? lookup.pbx.render(record.id, with: variables)) ?? record.id.source.text
  }

  /// `TYPE/ID`, or the id alone.
  var text: String { type.map { "\($0)/\(id)" } ?? id }

  /// Whether a record is this one.
  func accepts(_ record: ScenarioCase.Record) -> Bool {
    (type == nil || type == record.answer.type.name.value)
      && record.value(of: .contactsID)?.text == id
  }
}

extension ScenarioCase.Record {
  /// Its type, where there are several, and its id.
  func identity(by redactor: Redactor) -> RedactedText {
    let id = redactor.redact(value: value(of: .contactsID)?.text ?? "")
    guard answer.search.types.count > 1 else { return id }
    return "\(authored: answer.type.name.value)/\(id)"
  }
}
