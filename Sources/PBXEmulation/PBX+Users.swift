// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
public import GJSONPaths
public import GoTemplates
public import PBXLanguage

/// What the PBX reads of one page of users: a list for each mapped field, side by side.
public struct UserColumns: Sendable {
  /// The lists, in the order of the contract.
  public let columns: [Column]

  /// What an answer without content comes to: no lists at all.
  public init() { columns = [] }

  init(columns: [Column]) { self.columns = columns }

  /// What one field's path selects.
  public struct Column: Sendable {
    /// The field's mapping.
    public let mapping: UsersEndpoint.UserMapping
    /// The paths, rendered: one, or several that the PBX parts by commas.
    public let paths: [GJSONPath]
    /// What they select.
    public let values: [GJSONValue]
  }

  /// The list of a field; nil if it is not mapped.
  public func column(of field: UserField) -> Column? {
    columns.first { $0.mapping.field == field }
  }

  /// How many users the PBX sees: as many as there are ids.
  public var count: Int { column(of: .uniqueID)?.values.count ?? 0 }
}

extension PBX {
  /// Reads a page of users as the PBX does, with GJSON over the raw bytes.
  ///
  /// - Throws: if a path's template cannot be rendered.
  public func users(in body: [UInt8]) throws(TemplateExecutionError) -> UserColumns {
    var columns: [UserColumns.Column] = []
    for mapping in contract.users?.mapping ?? [] {
      let paths = try gjsonPaths(mapping.path, with: [:])
      // A null outside of a list keeps its place, as in a list; only an id that is null is no user.
      let values = GJSONPath.values(of: paths, in: body).flatMap { result in
        let isPlainNull = result.exists && result.kind == .null && mapping.field != .uniqueID
        return isPlainNull ? [result] : result.elements
      }
      columns.append(UserColumns.Column(mapping: mapping, paths: paths, values: values))
    }
    return UserColumns(columns: columns)
  }

  /// The first value that a path of the contract selects in an answer.
  ///
  /// - Throws: if the path's template cannot be rendered.
  public func value(
    at path: PBXTemplate, in body: [UInt8], with more: [String: String] = [:]
  ) throws(TemplateExecutionError) -> GJSONValue? {
    GJSONPath.values(of: try gjsonPaths(path, with: more), in: body).first
  }

  /// The paths of a template that the PBX walks.
  public func gjsonPaths(
    _ template: PBXTemplate, with more: [String: String]
  ) throws(TemplateExecutionError) -> [GJSONPath] {
    PathList(
      splitting: try render(template, with: more), assuming: contract.pbx.assumptions
    ).paths
  }
}
