// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXEmulation
import PBXLanguage

/// The places in an answer that a contract uses: mapped, opened, sorted by, or promised.
struct MappedPaths {
  private let paths: Set<[String]>

  init(of answer: LookupCase) {
    var templates = answer.type.mapping.flatMap(\.paths)
    templates += answer.type.chained.flatMap { $0.mapping.flatMap(\.paths) }
    templates += answer.type.chained.flatMap { $0.variables.map(\.path) }
    if case .field(let path) = answer.search.popup { templates.append(path) }
    if let path = answer.search.whenSeveral?.value.path { templates.append(path) }
    templates += answer.promised.facts.map(\.path)
    paths = Set(templates.map { Self.components(of: $0.source.text) })
  }

  /// Whether a place is used; a mapped object is used with all that is in it.
  func contains(_ path: [String]) -> Bool {
    (1...max(1, path.count)).contains { paths.contains(Array(path.prefix($0))) }
  }

  /// The keys of a path, with `#` for an index, a query, or each element of a list.
  ///
  /// A query such as `#(name=="Phone")` names one element: it stands for all of them here.
  static func components(of path: String) -> [String] {
    var components: [String] = []
    var current = ""
    var depth = 0
    for character in path {
      switch character {
      case "(", "[", "{":
        depth += 1
        current.append(character)
      case ")", "]", "}":
        depth -= 1
        current.append(character)
      case ".", "|":
        if depth > 0 {
          current.append(character)
        } else {
          components.append(current)
          current = ""
        }
      default: current.append(character)
      }
    }
    return (components + [current]).map {
      $0.hasPrefix("#") || !$0.isEmpty && $0.allSatisfy(\.isNumber) ? "#" : $0
    }
  }
}
