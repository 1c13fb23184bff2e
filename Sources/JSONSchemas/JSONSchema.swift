// SPDX-License-Identifier: Apache-2.0

public import JSONValues

/// A schema of draft 2020-12, ready to judge values.
///
/// All keywords of the draft count. A keyword that the draft does not know is an error unless
/// ``SchemaOptions/unknownKeywords`` says otherwise, because a promise that is silently not checked
/// would pass. Nothing is ever fetched from a network.
public struct JSONSchema: Sendable {
  private let program: SchemaProgram

  /// Compiles a schema and what it refers to.
  ///
  /// - Throws: all faults of the schema at once.
  public init(
    compiling document: JSONDocument, options: SchemaOptions = SchemaOptions()
  ) throws(JSONSchemaErrors) {
    var compiler = SchemaCompiler(document, options: options)
    compiler.compile()
    let errors = compiler.errors
    guard errors.isEmpty else { throw JSONSchemaErrors(errors: errors) }
    program = SchemaProgram(
      nodes: compiler.nodes, dynamicTargets: compiler.dynamicTargets,
      documents: compiler.registry.documents, names: compiler.names,
      greatestCost: options.greatestCost)
  }

  /// What a value breaks, in document order; empty if it is valid.
  ///
  /// Judging ends when `limit` failures are found. If it had to be given up before, the last
  /// failure says so and is undecided.
  public func failures(of instance: JSONValue, limit: Int = 50) -> [SchemaFailure] {
    var validator = SchemaValidator(program, instance, limit: max(limit, 1))
    _ = validator.validate(instance)
    return validator.failures
  }

  /// Whether a value is valid, which is quicker to say than what it breaks.
  public func verdict(on instance: JSONValue) -> SchemaVerdict {
    var validator = SchemaValidator(program, instance, limit: 1)
    validator.isQuiet = true
    return validator.validate(instance)
  }
}

/// Whether a value keeps a schema.
public enum SchemaVerdict: Sendable, Hashable {
  /// It does.
  case valid
  /// It does not.
  case invalid
  /// It may, but the schema costs too much to judge it, or runs in a circle.
  case undecided

  /// The verdict of two schemas that a value must both keep.
  func and(_ other: SchemaVerdict) -> SchemaVerdict {
    if self == .invalid || other == .invalid { return .invalid }
    return self == .undecided || other == .undecided ? .undecided : .valid
  }
}

/// A schema as it is judged by: nodes, of which the first is the whole.
struct SchemaProgram: Sendable {
  let nodes: [SchemaNode]
  /// For each name that a `$dynamicRef` looks for, the node in each resource that has it.
  let dynamicTargets: [String: [Int: Int]]
  /// The URIs of the documents; the first is the schema's own.
  let documents: [String]
  /// The keys that the schema names.
  let names: Set<SchemaRule.Key>
  /// The bound that was asked for.
  let greatestCost: Int?

  /// The steps that may be spent on a value.
  ///
  /// A value without repetition in its schema takes far less than a step for each of its bytes.
  func budget(for instance: JSONValue) -> Int {
    greatestCost ?? 1_000_000 &+ min(instance.range.count, 1 << 40) &* 16
  }
}
