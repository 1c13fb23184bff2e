// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Turns a schema's document into nodes and collects all its faults on the way.
struct SchemaCompiler {
  /// The depth of subschemas that judging, which recurses as deeply, is safe with.
  private static let greatestDepth = 256

  private(set) var nodes: [SchemaNode] = []
  private(set) var errors: [JSONSchemaError] = []
  private var depth = 0

  /// Compiles a schema or subschema.
  ///
  /// - Returns: the index of its node.
  mutating func compile(_ schema: JSONValue) -> Int {
    let index = nodes.count
    nodes.append(SchemaNode(site: schema))
    switch schema.kind {
    case .true: break
    case .false: nodes[index].refusesAll = true
    case .object where depth == Self.greatestDepth:
      report(schema, "the schema is nested too deeply", "nest at most \(depth) schemas")
    case .object:
      depth += 1
      nodes[index].rules = rules(of: schema)
      depth -= 1
    default:
      report(schema, "a schema is an object, true or false, not \(schema.kind)", "write {}")
    }
    return index
  }

  mutating func report(_ site: JSONValue, _ message: String, _ remedy: String) {
    errors.append(
      JSONSchemaError(
        range: site.range, pointer: site.pointer, message: message, remedy: remedy))
  }

  private mutating func rules(of schema: JSONValue) -> [SchemaRule] {
    var rules: [SchemaRule] = []
    var seen: Set<[UInt8]> = []
    for (key, value) in schema.entries {
      let name = key.string ?? ""
      if !seen.insert(Array(name.utf8)).inserted {
        report(key, "keyword '\(name)' stands twice", "remove one of the two")
      } else if let keyword = SchemaKeyword(rawValue: name) {
        if let test = test(for: keyword, value) {
          rules.append(SchemaRule(keyword: keyword, site: value, test: test))
        }
      } else {
        reportUnknown(name, at: key)
      }
    }
    return rules
  }

  private mutating func reportUnknown(_ name: String, at key: JSONValue) {
    if SchemaKeyword.unsupported.contains(name) {
      let supported = SchemaKeyword.allCases.map(\.rawValue).joined(separator: ", ")
      report(key, "not supported yet: '\(name)'", "use only: \(supported)")
    } else if let nearest = SchemaKeyword.nearest(to: name) {
      report(key, "unknown keyword '\(name)'", "did you mean '\(nearest.rawValue)'?")
    } else {
      report(key, "unknown keyword '\(name)'", "remove it, or put notes into '$comment'")
    }
  }
}
