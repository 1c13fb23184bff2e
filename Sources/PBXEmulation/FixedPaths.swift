// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import PBXLanguage

/// The paths of mappings without variables, split once and shared by all answers.
///
/// Nearly every path is one; to split it anew would take longer than to look it up.
struct FixedPaths {
  private let known: [ObjectIdentifier: [GJSONPath]]

  init(of contract: Contract) {
    var known: [ObjectIdentifier: [GJSONPath]] = [:]
    for type in contract.contactSearch?.types ?? [] {
      for mapping in type.mapping + type.chained.flatMap(\.mapping)
      where mapping.paths.allSatisfy(\.isPlain) {
        known[ObjectIdentifier(mapping)] = mapping.paths.flatMap { path in
          PathList(splitting: path.source.text, assuming: contract.pbx.assumptions).paths
        }
      }
    }
    self.known = known
  }

  /// The paths of a mapping; nil if they have to be rendered.
  func paths(of mapping: FieldMapping?) -> [GJSONPath]? {
    mapping.flatMap { known[ObjectIdentifier($0)] }
  }
}
