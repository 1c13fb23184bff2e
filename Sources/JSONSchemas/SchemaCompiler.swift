// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Turns a schema and what it refers to into nodes and collects all faults on the way.
struct SchemaCompiler {
  var registry: SchemaRegistry
  private(set) var nodes: [SchemaNode] = []
  private var indices: [SchemaSite.Key: Int] = [:]
  private var pending: [Int] = []
  /// The schema that is being compiled.
  private(set) var site: SchemaSite
  private(set) var resource = 0
  /// Expressions by the place they stand at, so that a fault in one is told once.
  var patterns: [SchemaSite.Key: BoundedPattern?] = [:]
  /// The keys that the schema itself names.
  var names: Set<SchemaRule.Key> = []
  /// The anchors that a `$dynamicRef` looks for, with the node of each resource that has one.
  private(set) var dynamicTargets: [String: [Int: Int]] = [:]

  init(_ document: JSONDocument, options: SchemaOptions) {
    registry = SchemaRegistry(document, options: options)
    site = SchemaSite(value: document.root, document: 0)
  }

  /// Compiles the document's schema into node 0, and all that it reaches.
  mutating func compile() {
    _ = node(for: site)
    repeat {
      while let index = pending.popLast() { fill(index) }
      compileDynamicTargets()
    } while !pending.isEmpty
    reportCircles()
  }

  /// The faults in the order of the text.
  var errors: [JSONSchemaError] {
    registry.errors.sorted {
      ($0.range.lowerBound, $0.message) < ($1.range.lowerBound, $1.message)
    }
  }

  /// The index of a schema's node, which is filled later if it is new.
  mutating func node(for site: SchemaSite) -> Int {
    if let known = indices[site.key] { return known }
    let owner = registry.owners[site.key] ?? resource
    nodes.append(SchemaNode(site: site, resource: owner))
    indices[site.key] = nodes.count - 1
    pending.append(nodes.count - 1)
    return nodes.count - 1
  }

  /// The index of a subschema of the schema that is being compiled.
  mutating func node(for value: JSONValue) -> Int { node(for: site.at(value)) }

  mutating func report(_ value: JSONValue, _ message: String, _ remedy: String) {
    registry.report(site.at(value), message, remedy)
  }

  /// The node that a reference leads to, with the dynamic anchor it was found by.
  mutating func node(referredToBy value: JSONValue) -> (node: Int, name: String?)? {
    guard let text = value.string else {
      report(value, "a reference is a text, not \(value.kind)", "write a URI, or '#/$defs/name'")
      return nil
    }
    let target = registry.target(of: text, at: site.at(value), in: resource)
    return target.map { (node(for: $0.site), $0.dynamicAnchor) }
  }

  /// Notes that a `$dynamicRef` looks for an anchor.
  mutating func lookForAnchors(_ name: String) {
    dynamicTargets[name] = dynamicTargets[name] ?? [:]
  }

  private mutating func compileDynamicTargets() {
    for name in dynamicTargets.keys.sorted() {
      for (number, resource) in registry.resources.enumerated() {
        guard let anchor = resource.anchors[name], anchor.isDynamic else { continue }
        let target = node(for: anchor.site)
        dynamicTargets[name]?[number] = target
      }
    }
  }

  private mutating func fill(_ index: Int) {
    site = nodes[index].site
    resource = nodes[index].resource
    let schema = site.value
    switch schema.kind {
    case .true: break
    case .false: nodes[index].refusesAll = true
    case .object where registry.owners[site.key] == nil: break  // Too deep, as was reported.
    case .object:
      let rules = rules(of: schema)
      let late = rules.filter { $0.keyword.vocabulary == .unevaluated }
      nodes[index].rules = rules.filter { $0.keyword.vocabulary != .unevaluated } + late
      nodes[index].needsContents = !late.isEmpty
    default:
      report(schema, "a schema is an object, true or false, not \(schema.kind)", "write {}")
    }
  }

  private mutating func rules(of schema: JSONValue) -> [SchemaRule] {
    var rules: [SchemaRule] = []
    var seen: Set<[UInt8]> = []
    let dialect = registry.resources[resource].dialect
    for (key, value) in schema.entries {
      let name = key.string ?? ""
      guard seen.insert(Array(name.utf8)).inserted else {
        report(key, "keyword '\(name)' stands twice", "remove one of the two")
        continue
      }
      guard let keyword = SchemaKeyword(rawValue: name), dialect.knows(keyword) else {
        if registry.options.unknownKeywords == .refused { reportUnknown(name, at: key) }
        continue
      }
      if let test = test(for: keyword, value, in: schema) {
        rules.append(SchemaRule(keyword: keyword, site: value, test: test))
      }
    }
    return rules
  }

  private mutating func reportUnknown(_ name: String, at key: JSONValue) {
    if SchemaKeyword(rawValue: name) != nil {
      report(key, "the metaschema does not know '\(name)'", "remove it, or change '$schema'")
    } else if let nearest = SchemaKeyword.nearest(to: name) {
      report(key, "unknown keyword '\(name)'", "did you mean '\(nearest.rawValue)'?")
    } else {
      report(key, "unknown keyword '\(name)'", "remove it, or put notes into '$comment'")
    }
  }
}
