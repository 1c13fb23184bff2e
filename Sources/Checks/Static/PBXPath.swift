// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage

/// A path that the PBX walks, with what it fills.
struct PBXPath {
  let template: PBXTemplate
  /// The contact type, and the step behind it; empty for all types.
  let interaction: String
  /// The field or the variable that it fills.
  let name: String
  /// Whether it reads the answer to a request that follows a search.
  var isFollowUp = false
  /// Whether it reads the answer to something that was written.
  var isWrite = false

  var subject: FindingSubject {
    StaticCase.subject(name, in: interaction)
  }
}

extension Contract {
  /// Every path that the PBX walks, each place of the contract once.
  var pbxPaths: [PBXPath] {
    let others = userPaths + followUpPaths + writtenPaths
    var seen = Set<SourceSpan>()
    guard let contactSearch else {
      return others.filter { seen.insert($0.template.source.span).inserted }
    }
    var paths =
      others
      + contactSearch.types.flatMap { type in
        Self.paths(type.mapping, of: type.name.value, isFollowUp: false)
          + type.chained.flatMap { step in
            let name = "\(type.name.value): \(step.name.value)"
            return Self.paths(step.mapping, of: name, isFollowUp: true)
              + step.variables.map {
                PBXPath(
                  template: $0.path, interaction: name, name: $0.name.value, isFollowUp: true)
              }
          }
      }
    if case .field(let path) = contactSearch.popup {
      paths.append(PBXPath(template: path, interaction: "", name: "popup"))
    }
    // A mapping that is common to all types is one place.
    return paths.filter { seen.insert($0.template.source.span).inserted }
  }

  private var userPaths: [PBXPath] {
    guard let users else { return [] }
    var paths = users.mapping.map {
      PBXPath(template: $0.path, interaction: "users", name: $0.field.rawValue)
    }
    if case .link(let next, _) = users.paging.value {
      paths.append(PBXPath(template: next, interaction: "users", name: "next"))
    }
    return paths
  }

  private var followUpPaths: [PBXPath] {
    (followUp?.requests ?? []).flatMap { asked in
      asked.variables.map {
        PBXPath(
          template: $0.path, interaction: asked.name.value, name: $0.name.value, isFollowUp: true)
      }
    }
  }

  private static func paths(
    _ mapping: [FieldMapping], of interaction: String, isFollowUp: Bool
  ) -> [PBXPath] {
    mapping.flatMap { field in
      field.paths.map {
        PBXPath(
          template: $0, interaction: interaction, name: field.field.rawValue,
          isFollowUp: isFollowUp)
      }
    }
  }
}
