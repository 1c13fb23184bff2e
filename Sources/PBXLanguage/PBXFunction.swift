// SPDX-License-Identifier: Apache-2.0

public import GoTemplates

/// The functions that the PBX adds to Go's: the four that the vendor documents.
enum PBXFunction: String, CaseIterable, Sendable {
  case timeFormat = "TimeFormat"
  case toMillis = "ToMillis"
  case capitalize = "Capitalize"
  case urlEncode = "UrlEncode"

  /// Go's functions and the PBX's.
  static func table(_ assumptions: PBXAssumptions) -> FunctionTable {
    assumptions == PBXAssumptions() ? usualTable : newTable(assumptions)
  }

  /// The table of the assumptions that nearly every contract makes, built once.
  private static let usualTable = newTable(PBXAssumptions())

  private static func newTable(_ assumptions: PBXAssumptions) -> FunctionTable {
    allCases.reduce(FunctionTable.builtins) { table, function in
      table.adding(function.rawValue, taking: function.parameters) {
        arguments throws(FunctionFailure) in
        try function.call(arguments, assumptions)
      }
    }
  }

  private var parameters: [FunctionTable.Parameter] {
    switch self {
    case .timeFormat: [.any, .text, .text]
    case .toMillis: [.any]
    case .capitalize, .urlEncode: [.text]
    }
  }

  private func call(_ arguments: [TemplateValue], _ assumptions: PBXAssumptions)
    throws(FunctionFailure) -> TemplateValue
  {
    let texts = arguments.map { argument -> String in
      if case .string(let text) = argument { text } else { "" }
    }
    switch self {
    case .timeFormat where arguments.count == 3:
      let seconds = try Self.seconds(arguments[0])
      return .string(
        try Self.format(seconds, texts[1], convertsToUTC: texts[2] == "1", assumptions))
    case .toMillis where arguments.count == 1:
      let (millis, overflows) = try Self.seconds(arguments[0]).multipliedReportingOverflow(by: 1000)
      guard !overflows else { throw FunctionFailure("timestamp out of range") }
      return .int(millis)
    case .capitalize: return .string(Capitalization.capitalize(texts.first ?? ""))
    case .urlEncode:
      return .string(
        URLEncoding.encode(texts.first ?? "", keepingPlus: assumptions.plus == .kept))
    default: throw FunctionFailure("wrong number of arguments")
    }
  }

  /// Unix seconds, as a number or as a text of digits.
  private static func seconds(_ value: TemplateValue) throws(FunctionFailure) -> Int64 {
    switch value {
    case .int(let number): return number
    case .float(let number):
      guard let whole = Int64(exactly: number.rounded(.towardZero)) else { break }
      return whole
    case .string(let text):
      guard let number = Int64(text) else {
        throw FunctionFailure("not a timestamp: \"\(text)\"")
      }
      return number
    case .null: throw FunctionFailure("not a timestamp: <nil>")
    case .bool, .list, .map, .strings: break
    }
    throw FunctionFailure("not a timestamp")
  }

  private static func format(
    _ seconds: Int64, _ text: String, convertsToUTC: Bool, _ assumptions: PBXAssumptions
  ) throws(FunctionFailure) -> String {
    do throws(TimeFormatProblem) {
      let layout = try TimeLayout(text)
      if layout.writesZone, assumptions.zone == .refused {
        throw TimeFormatProblem("nothing is assumed about the zone in '\(text)'")
      }
      let isUTC = convertsToUTC && assumptions.utcFlag == .utc
      let zone = isUTC ? TimeZoneRules.utc : try TimeZoneRules.named(assumptions.timeZone)
      return try layout.text(of: seconds, in: zone)
    } catch {
      throw FunctionFailure(error.message)
    }
  }
}

extension FunctionTable {
  /// Go's functions and the PBX's four.
  public static func pbx(assuming assumptions: PBXAssumptions = .init()) -> FunctionTable {
    PBXFunction.table(assumptions)
  }
}
