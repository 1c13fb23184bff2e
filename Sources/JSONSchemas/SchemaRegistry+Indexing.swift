// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension SchemaRegistry {
  /// A schema that is still to be entered, with the resource around it.
  private struct Pending {
    let site: SchemaSite
    let resource: Int
    let depth: Int
  }

  /// Enters a schema and all its subschemas under their URIs and anchors.
  mutating func index(_ site: SchemaSite, in resource: Int) {
    var pending = [Pending(site: site, resource: resource, depth: 0)]
    while let next = pending.popLast() {
      guard owners[next.site.key] == nil else { continue }
      guard next.site.value.kind == .object else {
        owners[next.site.key] = next.resource
        continue
      }
      guard next.depth < Self.greatestDepth else {
        let remedy = "nest at most \(next.depth) schemas"
        report(next.site, "the schema is nested too deeply", remedy)
        continue
      }
      let resource = identify(next.site, in: next.resource)
      owners[next.site.key] = resource
      for value in Self.subschemas(of: next.site.value).reversed() {
        let site = next.site.at(value)
        pending.append(Pending(site: site, resource: resource, depth: next.depth + 1))
      }
    }
  }

  /// The values of a schema's keywords that are schemas themselves.
  private static func subschemas(of schema: JSONValue) -> [JSONValue] {
    schema.entries.flatMap { key, value -> [JSONValue] in
      switch SchemaKeyword(rawValue: key.string ?? "")?.holding {
      case .schema: [value]
      case .list: value.elements
      case .members: value.entries.map(\.value)
      case .someMembers: value.entries.map(\.value).filter { $0.kind != .array }
      case .nothing, nil: []
      }
    }
  }

  /// Enters what a schema calls itself.
  ///
  /// - Returns: the resource that it belongs to.
  private mutating func identify(_ site: SchemaSite, in parent: Int) -> Int {
    var resource = parent
    if let id = site.value["$id"], let reference = identifier(site.at(id)) {
      let uri = SchemaURI(reference).resolved(against: SchemaURI(resources[parent].uri)).resource
      resource = name(site, uri, in: parent, at: site.at(id))
    }
    if let schema = site.value["$schema"] { choose(site.at(schema), for: site, in: resource) }
    for keyword in [SchemaKeyword.anchor, .dynamicAnchor] {
      guard let value = site.value[keyword.rawValue] else { continue }
      enter(site.at(value), keyword, of: site, in: resource)
    }
    return resource
  }

  private mutating func identifier(_ site: SchemaSite) -> String? {
    guard let text = site.value.string else {
      report(site, "'$id' is a text, not \(site.value.kind)", "write a URI")
      return nil
    }
    guard SchemaURI(text).fragment ?? "" == "" else {
      report(site, "'$id' has a fragment", "write '$anchor' for a name inside the document")
      return nil
    }
    return text
  }

  private mutating func name(
    _ site: SchemaSite, _ uri: String, in parent: Int, at id: SchemaSite
  ) -> Int {
    let isRoot = resources[parent].root.key == site.key
    if let other = resourcesByURI[uri], !(isRoot && other == parent) {
      // A document that was loaded under two URIs is no fault.
      if resources[other].root.document == site.document {
        report(id, "another schema has the '$id' '\(uri)'", "name one of the two otherwise")
      }
    } else {
      resourcesByURI[uri] = isRoot ? parent : resources.count
    }
    if isRoot {
      resources[parent].uri = uri
      return parent
    }
    let dialect = resources[parent].dialect
    resources.append(SchemaResource(root: site, uri: uri, dialect: dialect))
    return resources.count - 1
  }

  private mutating func choose(_ name: SchemaSite, for site: SchemaSite, in resource: Int) {
    guard let text = name.value.string else {
      report(name, "'$schema' is a text, not \(name.value.kind)", "write the string here")
      return
    }
    guard let dialect = dialect(named: text, at: name) else { return }
    if resources[resource].root.key == site.key {
      resources[resource].dialect = dialect
    } else if dialect.vocabularies != resources[resource].dialect.vocabularies {
      report(
        name, "'$schema' changes the metaschema inside of a schema",
        "remove it, or put '$id' beside it")
    }
  }

  private mutating func enter(
    _ name: SchemaSite, _ keyword: SchemaKeyword, of site: SchemaSite, in resource: Int
  ) {
    guard let text = name.value.string, Self.isAnchor(text) else {
      report(
        name, "'\(keyword.rawValue)' is no plain name", "write letters, digits, '-', '.' and '_'")
      return
    }
    let anchor = SchemaResource.Anchor(site: site, isDynamic: keyword == .dynamicAnchor)
    if let other = resources[resource].anchors.updateValue(anchor, forKey: text) {
      if other.site.key != site.key {
        report(name, "another schema has the anchor '\(text)'", "name one of the two otherwise")
      } else if other.isDynamic {
        resources[resource].anchors[text] = other
      }
    }
  }

  private static func isAnchor(_ text: String) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "_")
    }
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy {
      isLetter($0) || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
  }
}
