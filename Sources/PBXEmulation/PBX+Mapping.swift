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
    in body: [UInt8], of type: ContactType, caller: String
  ) throws(TemplateExecutionError) -> ContactMatch {
    let search = contract.contactSearch
    let enabled = type.mapping.filter { search?.disabled.contains($0.field) != true }
    var columns: [ContactMatch.Column] = []
    for mapping in enabled {
      columns.append(
        try column(of: mapping.paths, mapping: mapping, in: body, caller: caller))
    }
    var popupColumn: ContactMatch.Column?
    if case .field(let path) = search?.popup {
      popupColumn = try column(of: [path], mapping: nil, in: body, caller: caller)
    }
    return ContactMatch(columns: columns, popupColumn: popupColumn)
  }

  /// The address the pop-up opens for a record; nil if the contract has no pop-up, or the answer
  /// no address for that record.
  public func popupURL(
    for match: ContactMatch, record index: Int, caller: String
  ) throws(TemplateExecutionError) -> String? {
    switch contract.contactSearch?.popup {
    case nil: return nil
    case .field:
      guard let values = match.popupColumn?.values, values.indices.contains(index) else {
        return nil
      }
      return values[index].text
    case .format(let template):
      return try render(template, with: popupVariables(match, record: index, caller: caller))
    }
  }

  /// What a pop-up's URL format sees: the mapped fields of the record, and its id under both names.
  ///
  /// The search's output is called `ContactsId`, journals and pop-ups use `ContactId`; the vendor's
  /// pages show both spellings, so both are known here.
  private func popupVariables(
    _ match: ContactMatch, record index: Int, caller: String
  ) -> [String: String] {
    var variables = ["Phone": caller]
    for column in match.columns {
      guard let field = column.mapping?.field else { continue }
      variables[field.rawValue] = match.value(of: field, inRecord: index)?.text ?? ""
    }
    variables["ContactId"] = variables["ContactsId"]
    return variables
  }

  private func column(
    of templates: [PBXTemplate], mapping: FieldMapping?, in body: [UInt8], caller: String
  ) throws(TemplateExecutionError) -> ContactMatch.Column {
    var paths: [GJSONPath] = []
    for template in templates {
      paths += PathList(splitting: try render(template, with: ["Phone": caller])).paths
    }
    let results = GJSONPath.values(of: paths, in: body)
    // A null outside of a list keeps its place, as in a list; only an id that is null is no record.
    let values = results.flatMap { result in
      let isPlainNull = result.exists && result.kind == .null && mapping?.field != .contactsID
      return isPlainNull ? [result] : result.elements
    }
    return ContactMatch.Column(
      mapping: mapping, paths: paths, values: values, exists: results.contains(where: \.exists))
  }
}
