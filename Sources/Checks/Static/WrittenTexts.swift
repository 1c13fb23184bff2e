// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXLanguage

extension Contract {
  /// The requests that the PBX writes with, in order, each type's steps behind its request.
  var writtenRequests: [PBXRequest] {
    writes.flatMap { endpoint in
      endpoint.types.flatMap { type in
        let filled = names(of: endpoint.kind) + type.onlyIf.testedNames
        let known = surelyKnown + type.mappedNames
        let interaction = endpoint.interaction(type)
        let first = PBXRequest(
          request: type.request, interaction: interaction, known: Set(known),
          filled: Set(filled), isWrite: true)
        return [first]
          + type.then.map { step in
            PBXRequest(
              request: step.request, interaction: "\(interaction): \(step.name.value)",
              known: Set(known), filled: Set(filled + step.onlyIf.testedNames), isWrite: true)
          }
      }
    }
  }

  /// Requests about what was written that only CallReady sends: they are no PBX's, but servers log
  /// and read their URLs all the same.
  var ownRequests: [PBXRequest] {
    writes.flatMap { endpoint in
      let name = endpoint.kind.rawValue
      var requests = endpoint.readBack.map { ($0.request, "\(name): read-back") }
      if case .request(let request) = endpoint.cleanUp?.way {
        requests.append((request, "\(name): clean-up"))
      }
      if let leftovers = endpoint.cleanUp?.leftovers {
        requests.append((leftovers.request, "\(name): leftovers"))
      }
      return requests.map {
        PBXRequest(request: $0.0, interaction: $0.1, known: [], isWrite: true)
      }
    }
  }

  /// Subjects, descriptions and conditions of what the PBX writes.
  var writtenTexts: [PBXText] {
    writes.flatMap { endpoint in
      let known = Set(surelyKnown + endpoint.types.flatMap(\.mappedNames))
      let filled = Set(names(of: endpoint.kind))
      let options = endpoint.options
      let conditions = endpoint.types.flatMap { [$0.onlyIf] + $0.then.map(\.onlyIf) }
      return ([options.subject, options.description] + conditions).compactMap { $0 }.map {
        PBXText(template: $0, known: known, filled: filled)
      }
    }
  }

  /// The paths that the PBX walks in the answers to what it writes.
  var writtenPaths: [PBXPath] {
    writes.flatMap { endpoint in
      endpoint.types.flatMap { type in
        let interaction = endpoint.interaction(type)
        return type.mapping.map {
          PBXPath(
            template: $0.path, interaction: interaction, name: $0.name.value, isWrite: true)
        }
          + type.then.flatMap { step in
            step.mapping.map {
              PBXPath(
                template: $0.path, interaction: "\(interaction): \(step.name.value)",
                name: $0.name.value, isFollowUp: true, isWrite: true)
            }
          }
      }
    }
  }

  /// What the PBX fills in there, if only with nothing, under its own names.
  private func names(of kind: WriteEndpoint.Kind) -> [String] {
    names(of: kind.scenario.variables.map(\.name))
  }
}

extension WriteType {
  /// Variables that its answers fill.
  fileprivate var mappedNames: [String] {
    (mapping + then.flatMap(\.mapping)).map(\.name.value)
  }
}

extension WriteEndpoint {
  /// The endpoint, and the contact type of a creation.
  func interaction(_ type: WriteType) -> String {
    type.name.map { "\(kind.rawValue): \($0.value)" } ?? kind.rawValue
  }
}
