// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import GoTemplates

/// An assumption that decides what a template renders to, with the places that depend on it.
public struct AssumptionUse: Sendable, Hashable {
  /// What is assumed.
  public let assumption: Assumption
  /// The functions and variables that depend on it, in the order of the text; never empty.
  public let spans: [SourceSpan]
}

extension PBXTemplate {
  /// The assumptions that this template depends on, in their usual order.
  ///
  /// In doubt it depends: a call of `TimeFormat` that no set of sample values reaches counts.
  ///
  /// - Parameters:
  ///   - known: variables that surely have a value, such as the fields of an integration.
  ///   - filled: variables that the PBX fills in there, if only with nothing; their names and words
  ///     are still the PBX's.
  ///   - timeZone: the PBX's zone; in UTC both readings of `TimeFormat`'s flag are one.
  /// - Returns: each assumption once, with the places that depend on it.
  public func assumptions(
    known: Set<String> = [], filled: Set<String> = [], timeZone: String = "UTC"
  ) -> [AssumptionUse] {
    Assumption.allCases.compactMap { assumption in
      let known = assumption == .unset ? known.union(filled) : known
      let spans = spans(dependingOn: assumption, known, timeZone)
      return spans.isEmpty ? nil : AssumptionUse(assumption: assumption, spans: spans)
    }
  }

  private func spans(
    dependingOn assumption: Assumption, _ known: Set<String>, _ timeZone: String
  ) -> [SourceSpan] {
    switch assumption {
    case .plus: spans(ofFunction: .urlEncode)
    case .unset:
      references.filter { !$0.isGuarded && !$0.isCondition && !known.contains($0.name) }
        .map(\.span)
    case .utcFlag:
      timeZone != "UTC" && timeFormats.isEmptyOrContains { $0.flag == "1" }
        ? spans(ofFunction: .timeFormat) : []
    case .zone:
      timeFormats.isEmptyOrContains { $0.writesZone } ? spans(ofFunction: .timeFormat) : []
    case .quotes: isReadByGo ? [] : [source.span]
    case .paths: []
    case .words:
      references.filter { PBXWord.variables.contains($0.name) && !known.contains($0.name) }
        .map(\.span)
    case .names:
      references.filter { Assumption.assumedNames.contains($0.name) && !known.contains($0.name) }
        .map(\.span)
    }
  }

  /// The places of a function's name; the whole template if it is spelled in a way not seen here.
  private func spans(ofFunction function: PBXFunction) -> [SourceSpan] {
    guard usesFunctions.contains(function.rawValue) else { return [] }
    let text = Array(source.text.utf8)
    let name = Array(function.rawValue.utf8)
    let places = text.indices.filter { place in
      text[place...].starts(with: name)
        && (place == 0 || !text[place - 1].isPartOfName)
        && !(text[(place + name.count)...].first?.isPartOfName ?? false)
    }
    return places.isEmpty ? [source.span] : places.map { source.span($0..<($0 + name.count)) }
  }
}

extension PathList {
  /// Whether plain gjson would read this as another path: a list, or a JSONPath.
  public var dependsOnAssumption: Bool {
    parts.count > 1 || parts.contains(where: \.isJSONPath)
  }
}

extension [TimeFormatCall] {
  fileprivate func isEmptyOrContains(_ condition: (TimeFormatCall) -> Bool) -> Bool {
    isEmpty || contains(where: condition)
  }
}

extension UInt8 {
  /// Whether the byte can belong to a name, or makes one a variable.
  fileprivate var isPartOfName: Bool {
    let letter = self | 0x20
    return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(self)
      || self == UInt8(ascii: "_") || self == UInt8(ascii: ".") || self == UInt8(ascii: "$")
      || self >= 0x80
  }
}
