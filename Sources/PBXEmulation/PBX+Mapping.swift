// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
import GJSONPaths
public import GoTemplates
import PBXLanguage

extension PBX {
  /// Reads a search's answer as the PBX does, with GJSON over the raw bytes.
  ///
  /// Nothing is validated here: GJSON finds values in an HTML page too. A path may hold variables,
  /// and a comma list of paths stands for one list behind the other.
  ///
  /// - Throws: if a path's template cannot be rendered.
  public func contacts(
    in body: [UInt8], of type: ContactType, asked ask: SearchAsk
  ) throws(TemplateExecutionError) -> ContactMatch {
    let search = contract.contactSearch
    let columns = try columns(of: type.mapping, in: body, with: ask.variables)
    var popupColumn: ContactMatch.Column?
    if case .field(let path) = search?.popup {
      popupColumn = try column(of: [path], mapping: nil, in: body, with: ask.variables)
    }
    return ContactMatch(columns: columns, popupColumn: popupColumn)
  }

  /// What a chained answer adds to the record it was asked for: fields of the contact.
  public func contact(
    in body: [UInt8], of chained: ChainedRequest, with variables: [String: String]
  ) throws(TemplateExecutionError) -> ContactMatch {
    ContactMatch(
      columns: try columns(of: chained.mapping, in: body, with: variables), popupColumn: nil)
  }

  /// What requests behind a chained answer see of it: its fields, and its variables.
  func values(
    of chained: ChainedRequest, in body: [UInt8], with variables: [String: String]
  ) throws(TemplateExecutionError) -> [String: String] {
    var values = try contact(in: body, of: chained, with: variables).variables(ofRecord: 0)
    for mapping in chained.variables {
      let column = try column(of: [mapping.path], mapping: nil, in: body, with: variables)
      values[mapping.name.value] = column.values.first?.text ?? ""
    }
    return values
  }

  private func columns(
    of mappings: [FieldMapping], in body: [UInt8], with variables: [String: String]
  ) throws(TemplateExecutionError) -> [ContactMatch.Column] {
    let disabled = contract.contactSearch?.disabled ?? []
    let enabled = mappings.filter { !disabled.contains($0.field) }
    var paths: [[GJSONPath]] = []
    for mapping in enabled {
      paths.append(try self.paths(mapping.paths, of: mapping, with: variables))
    }
    // All at once, so that the body is walked through once.
    var results = GJSONPath.values(of: paths.flatMap(\.self), in: body)[...]
    return zip(enabled, paths).map { mapping, paths in
      let own = results.prefix(paths.count)
      results = results.dropFirst(paths.count)
      return column(of: paths, mapping: mapping, selecting: own)
    }
  }

  /// The address the pop-up opens for a record; nil if the contract has no pop-up, or the answer
  /// no address for that record.
  public func popupURL(
    for match: ContactMatch, record index: Int, asked ask: SearchAsk
  ) throws(TemplateExecutionError) -> String? {
    switch contract.contactSearch?.popup {
    case nil: return nil
    case .field:
      guard let values = match.popupColumn?.values, values.indices.contains(index) else {
        return nil
      }
      return values[index].text
    case .format(let template):
      return try render(
        template, with: ask.variables.merging(match.variables(ofRecord: index)) { $1 })
    }
  }

  private func column(
    of templates: [PBXTemplate], mapping: FieldMapping?, in body: [UInt8],
    with variables: [String: String]
  ) throws(TemplateExecutionError) -> ContactMatch.Column {
    let paths = try paths(templates, of: mapping, with: variables)
    return column(
      of: paths, mapping: mapping, selecting: GJSONPath.values(of: paths, in: body)[...])
  }

  private func column(
    of paths: [GJSONPath], mapping: FieldMapping?, selecting results: ArraySlice<GJSONValue>
  ) -> ContactMatch.Column {
    // A null outside of a list keeps its place, as in a list; only an id that is null is no record.
    let values = results.flatMap { result in
      let isPlainNull = result.exists && result.kind == .null && mapping?.field != .contactsID
      return isPlainNull ? [result] : result.elements
    }
    return ContactMatch.Column(
      mapping: mapping, paths: paths, values: values, exists: results.contains(where: \.exists))
  }
}

extension ContactMatch {
  /// What later templates see of a record: its mapped fields, and its id under both names.
  ///
  /// The search's output is called `ContactsId`, journals and pop-ups use `ContactId`; the vendor's
  /// pages show both spellings, so both are known.
  public func variables(ofRecord index: Int) -> [String: String] {
    var variables: [String: String] = [:]
    for place in columns.indices {
      guard let field = columns[place].mapping?.field else { continue }
      variables[field.rawValue] = value(of: field, inRecord: index)?.text ?? ""
    }
    if let id = variables[ContactField.contactsID.rawValue] { variables["ContactId"] = id }
    return variables
  }
}
