// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import GJSONPaths
public import PBXLanguage

/// What the PBX makes of a search's answer: a list for each mapped field, and records made of them.
///
/// The PBX reads each path by itself and puts the lists side by side, so a key that is missing in
/// one record shifts every later name to the wrong caller; ``isAligned(_:)`` tells.
public struct ContactMatch: Sendable {
  /// The list of each field that is switched on, in the order of the contract.
  public let columns: [Column]
  /// The addresses for the pop-up, if the contract takes them from the answer.
  public let popupColumn: Column?

  /// What one field's paths select.
  public struct Column: Sendable {
    /// The field's mapping; nil for the address of the pop-up.
    public let mapping: FieldMapping?
    /// The paths, rendered.
    public let paths: [GJSONPath]
    /// What they select, one behind the other.
    public let values: [GJSONValue]
    /// Whether any of the paths selects something, if only an empty list.
    public let exists: Bool
  }

  /// What an answer without content comes to: no lists at all.
  public init() {
    self.init(columns: [], popupColumn: nil)
  }

  init(columns: [Column], popupColumn: Column?) {
    self.columns = columns
    self.popupColumn = popupColumn
  }

  /// The list of a field; nil if it is not mapped or switched off.
  public func column(of field: ContactField) -> Column? {
    columns.first { $0.mapping?.field == field }
  }

  /// How many records the PBX sees: as many as there are contact ids.
  public var recordCount: Int {
    // Asked for each value of each record, so no column is copied.
    columns.firstIndex { $0.mapping?.field == .contactsID }.map { columns[$0].values.count } ?? 0
  }

  /// The value of a field in a record, counted from 0; nil if the list is too short.
  public func value(of field: ContactField, inRecord index: Int) -> GJSONValue? {
    guard let place = columns.firstIndex(where: { $0.mapping?.field == field }),
      columns[place].values.indices.contains(index)
    else { return nil }
    return columns[place].values[index]
  }

  /// Whether a list is as long as the list of ids.
  public func isAligned(_ column: Column) -> Bool { column.values.count == recordCount }
}
