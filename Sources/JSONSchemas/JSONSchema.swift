// SPDX-License-Identifier: Apache-2.0

public import JSONValues

/// A schema of draft 2020-12, ready to judge values.
///
/// What is supported so far is listed in ``SchemaKeyword``; any other keyword is an error, because
/// a promise that is silently not checked would pass.
public struct JSONSchema: Sendable {
  private let nodes: [SchemaNode]

  /// Compiles a schema.
  ///
  /// - Throws: all faults of the schema at once.
  public init(compiling document: JSONDocument) throws(JSONSchemaErrors) {
    var compiler = SchemaCompiler()
    _ = compiler.compile(document.root)
    let errors = compiler.errors
    guard errors.isEmpty else {
      throw JSONSchemaErrors(
        errors: errors.sorted {
          ($0.range.lowerBound, $0.message) < ($1.range.lowerBound, $1.message)
        })
    }
    nodes = compiler.nodes
  }

  /// What a value breaks, in document order; empty if it is valid.
  ///
  /// Judging ends when `limit` failures are found.
  public func failures(of instance: JSONValue, limit: Int = 50) -> [SchemaFailure] {
    var validator = SchemaValidator(nodes: nodes, limit: max(limit, 1))
    validator.validate(instance, against: 0)
    return validator.failures
  }
}
