// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GJSONPaths
public import JSONSchemas
import PBXEmulation
import PBXLanguage

extension LookupCase {
  /// The code of an earlier finding that has the same cause as a failure of the schema.
  ///
  /// A key that was renamed breaks the schema and a path alike, a null breaks the schema and
  /// leaves a field empty, and everybody breaks the largest number of records.
  public func code(covering failure: SchemaFailure) -> String? {
    if [.maximum, .maxItems, .exclusiveMaximum].contains(failure.keyword),
      let code = hasBroken([LookupNumber.kind.code, LookupNothing.kind.code])
    {
      return code
    }
    let place = failure.places
    if lacksItsList(at: place) { return PathSelectsNothing.kind.code }
    for column in match.allColumns {
      let paths = column.paths.map(\.components)
      if let code = unreadable(column), paths.contains(where: { $0.starts(with: place) }) {
        return code
      }
      let finding = earlier.first { $0.subject.name == column.name }
      if let finding, paths.contains(place) { return finding.kind.code }
    }
    return nil
  }
}

extension LookupCase {
  /// Whether the list of records is missing here as it was for a known number.
  private func lacksItsList(at place: [String]) -> Bool {
    let code = PathSelectsNothing.kind.code
    guard elsewhere.contains(where: { $0.kind.code == code && $0.subject.name == "ContactsId" }),
      let ids = match.column(of: .contactsID), ids.values.isEmpty, !showsEmptyList
    else { return false }
    return ids.paths.contains { $0.components.starts(with: place) }
  }
}

extension SchemaFailure {
  /// The way to what is wrong, with `#` for each element of a list.
  var places: [String] {
    let keys = instancePointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    return keys.map { $0.allSatisfy(\.isNumber) ? "#" : GJSONPath.unescapingPointer($0) }
      + [missingKey].compactMap { $0 }
  }
}

extension GJSONPath {
  /// The keys of the path, with `#` for an index, a query, or each element of a list.
  var components: [String] {
    var components: [String] = []
    var current = ""
    var depth = 0
    var isEscaped = false
    for character in text {
      switch character {
      case _ where isEscaped: current.append(character)
      case "\\": break
      case ".", "|":
        if depth > 0 { fallthrough }
        components.append(current)
        current = ""
      default:
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        current.append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return (components + [current]).map {
      $0.hasPrefix("#") || $0.allSatisfy(\.isNumber) ? "#" : $0
    }
  }

  /// A key of a JSON Pointer.
  fileprivate static func unescapingPointer(_ key: Substring) -> String {
    String(key.replacing("~1", with: "/").replacing("~0", with: "~"))
  }
}
