// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GoTemplates
import PBXLanguage

/// A text of a contract that the PBX reads, as opposed to what only promises something.
struct PBXText {
  let template: PBXTemplate
  /// Variables that surely have a value there.
  let known: Set<String>
  /// Variables that the PBX fills in there, if only with nothing.
  var filled: Set<String> = []
  /// Whether it is the address of the pop-up.
  var isPopup = false
}

/// A request that the PBX sends.
struct PBXRequest {
  let request: RequestTemplate
  /// The contact type, and the step behind it.
  let interaction: String
  let known: Set<String>
  /// Variables that the PBX fills in there, if only with nothing.
  var filled: Set<String> = []
  /// Whether it writes, or is about what was written.
  var isWrite = false

  /// What is wrong with it, by the variable in question.
  func subject(_ name: String) -> FindingSubject {
    StaticCase.subject(name, in: interaction)
  }
}

extension Contract {
  /// Every request that the PBX sends, in the order of the contract.
  var pbxRequests: [PBXRequest] { listed + followed + searched + writtenRequests }

  /// Get Users.
  private var listed: [PBXRequest] {
    users.map { [PBXRequest(request: $0.request, interaction: "users", known: Set(surelyKnown))] }
      ?? []
  }

  /// Follow-up requests.
  private var followed: [PBXRequest] {
    (followUp?.requests ?? []).map { asked in
      PBXRequest(
        request: asked.request, interaction: asked.name.value,
        known: Set(surelyKnown + asked.onlyIf.testedNames))
    }
  }

  private var searched: [PBXRequest] {
    (contactSearch?.types ?? []).flatMap { type in
      let searched = surelyKnown + names(of: ["Phone", "SearchValue"])
      let searches = [type.request, type.typedSearch].compactMap { $0 }.map { request in
        PBXRequest(
          request: request, interaction: type.name.value,
          known: Set(searched + type.onlyIf.testedNames))
      }
      let mapped = searched + surelyMapped([type])
      return searches
        + type.chained.map { step in
          PBXRequest(
            request: step.request, interaction: "\(type.name.value): \(step.name.value)",
            known: Set(mapped + step.onlyIf.testedNames))
        }
    }
  }

  /// Every text that the PBX reads.
  var pbxTexts: [PBXText] {
    let fields = Set(surelyKnown)
    let common =
      [base, authentication.credential].compactMap { $0 }
      + authentication.headers.map(\.value)
    let requests = pbxRequests.flatMap { asked in
      ([asked.request.url] + asked.request.headers.map(\.value)
        + [asked.request.body].compactMap { $0 }).map {
          PBXText(template: $0, known: asked.known, filled: asked.filled)
        }
    }
    return common.map { PBXText(template: $0, known: fields) } + requests + conditions + paths
      + popup + writtenTexts
  }

  private var conditions: [PBXText] {
    let known = Set(surelyKnown + names(of: ["Phone", "SearchValue"]))
    let types = contactSearch?.types ?? []
    let followed = followUp?.requests.map(\.onlyIf) ?? []
    let templates = (types.flatMap { [$0.onlyIf] + $0.chained.map(\.onlyIf) } + followed)
      .compactMap { $0 }
    return templates.map { PBXText(template: $0, known: known) }
  }

  private var paths: [PBXText] {
    let known = Set(surelyKnown + names(of: ["Phone", "SearchValue"]))
    return pbxPaths.map { PBXText(template: $0.template, known: known) }
  }

  private var popup: [PBXText] {
    guard let contactSearch, case .format(let template) = contactSearch.popup else { return [] }
    let known = surelyKnown + names(of: ["Phone"]) + surelyMapped(contactSearch.types)
    return [PBXText(template: template, known: Set(known), isPopup: true)]
  }

  /// Fields of the integration and the environments' variables: each must have a value.
  var surelyKnown: [String] {
    authentication.fields.map(\.name.value)
      + environments.flatMap { $0.variables.map(\.name.value) + $0.secrets.map(\.name.value) }
      + (followUp?.requests.flatMap { $0.variables.map(\.name.value) } ?? [])
  }

  /// The id, and fields that every record must have.
  private func surelyMapped(_ types: [ContactType]) -> [String] {
    let optional = contactSearch?.optional ?? []
    let fields = types.flatMap(\.mapping).map(\.field).filter { !optional.contains($0) }
    return names(of: ["ContactId", "ContactsId"] + fields.map(\.rawValue))
  }

  /// Names as this PBX has them.
  func names(of known: [String]) -> [String] { known.map { pbx.assumptions.names[$0] ?? $0 } }
}

extension PBXTemplate? {
  /// What a condition tests, so that it has a value where the condition holds.
  var testedNames: [String] { self?.references.map(\.name) ?? [] }
}
