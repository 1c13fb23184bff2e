// SPDX-License-Identifier: Apache-2.0

import PBXLanguage
import YAMLDocuments

/// What a contact search has, whether or not all of it can be read: types and mapped fields.
struct SearchOutline {
  /// A contact type.
  struct TypeOutline {
    let name: YAMLScalar
    /// Fields that the search's answer fills.
    let own: Set<ContactField>
    /// Those and the ones that the answers of following requests fill.
    let all: Set<ContactField>
    /// Whether it is searched for typed texts too.
    let isTyped: Bool
  }

  let types: [TypeOutline]
  /// Fields that are switched off.
  let disabled: Set<ContactField>
  /// The fields that any type maps.
  private let fields: Set<ContactField>
  /// Their names, less those that are switched off.
  private let known: [String]

  init(_ root: YAMLNode) {
    let common = Self.fields(root["mapping"])
    types = (root["types"]?.entries ?? []).map { entry in
      let own = common.union(Self.fields(entry.value["mapping"]))
      let steps = entry.value["then"]?.entries ?? []
      return TypeOutline(
        name: entry.key, own: own,
        all: steps.reduce(own) { $0.union(Self.fields($1.value["mapping"])) },
        isTyped: entry.value["search"] != nil)
    }
    disabled = Set((root["disabled"]?.scalars ?? []).compactMap { ContactField(rawValue: $0.text) })
    fields = types.reduce(into: []) { $0.formUnion($1.all) }
    known = Self.names(of: fields.subtracting(disabled))
  }

  private static func fields(_ node: YAMLNode?) -> Set<ContactField> {
    Set((node?.entries ?? []).compactMap { ContactField(rawValue: $0.key.text) })
  }

  /// The names of the contact types.
  var names: [String] { types.map(\.name.text) }

  /// The fields that a type maps, or any of them.
  func fields(of type: String? = nil) -> Set<ContactField> {
    guard let type else { return fields }
    return types.first { $0.name.text == type }?.all ?? []
  }

  /// The names under which templates know mapped fields that are not switched off.
  func known(of type: String? = nil) -> [String] {
    type == nil ? known : Self.names(of: fields(of: type).subtracting(disabled))
  }

  /// The names of fields, in the order of the PBX's form.
  static func names(of fields: Set<ContactField>) -> [String] {
    ContactField.allCases.filter(fields.contains).map(\.rawValue)
  }
}
