// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import PBXLanguage

extension ContactMatch {
  /// The match with the fields that chained answers fill, each beside its record.
  ///
  /// A chained field that a search maps too is the chained one: it was filled last. A record whose
  /// chained request was not answered has no value there.
  ///
  /// `answers`: what chained answers hold, with the record each was asked for.
  public func adding(_ answers: [(record: Int, match: ContactMatch)]) -> ContactMatch {
    guard !answers.isEmpty, recordCount > 0 else { return self }
    var fields: [ContactField] = []
    for column in answers.flatMap(\.match.columns) {
      if let field = column.mapping?.field, !fields.contains(field) { fields.append(field) }
    }
    let added = fields.compactMap { field in
      Column(of: field, in: answers, records: recordCount)
    }
    let own = columns.filter { column in
      !fields.contains { $0 == column.mapping?.field }
    }
    return ContactMatch(columns: own + added, popupColumn: popupColumn)
  }
}

extension ContactMatch.Column {
  fileprivate init?(
    of field: ContactField, in answers: [(record: Int, match: ContactMatch)], records: Int
  ) {
    guard let first = answers.lazy.compactMap({ $0.match.column(of: field) }).first,
      let absent = GJSONPath.values(of: [GJSONPath("")], in: []).first
    else { return nil }
    var values = [GJSONValue](repeating: absent, count: records)
    for answer in answers where values.indices.contains(answer.record) {
      let column = answer.match.column(of: field)
      if let value = column?.values.first { values[answer.record] = value }
    }
    self.init(
      mapping: first.mapping, paths: first.paths, values: values,
      exists: values.contains(where: \.exists))
  }
}
