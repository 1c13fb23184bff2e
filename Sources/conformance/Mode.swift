// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// A kind of cases.
enum Mode: String, CaseIterable {
  case gjson
  case gjsonDialect = "gjson-dialect"
  case template
  case templateDialect = "template-dialect"
  case timeFormat = "timeformat"
  case phone
  case jsonSchema = "json-schema"

  /// The option that names the file of what the cases are about.
  var companionOption: String? {
    switch self {
    case .gjson, .gjsonDialect: "--documents"
    case .template, .templateDialect: "--datasets"
    case .timeFormat, .phone, .jsonSchema: nil
    }
  }

  /// What answers the rows of this kind.
  func answerer(cases: String, companion: [UInt8]) throws -> any Answerer {
    switch self {
    case .gjson: GJSONAnswerer(documents: try Documents(companion))
    case .gjsonDialect: PathListAnswerer(documents: try Documents(companion))
    case .template: TemplateAnswerer(dataSets: try DataSets(companion))
    case .templateDialect: DialectAnswerer(dataSets: try DataSets(companion))
    case .timeFormat: TimeFormatAnswerer()
    case .phone: PhoneAnswerer()
    case .jsonSchema: try SchemaAnswerer(suite: SchemaSuite(folder: cases))
    }
  }
}
