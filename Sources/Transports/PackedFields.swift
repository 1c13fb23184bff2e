// SPDX-License-Identifier: Apache-2.0

/// Goes through header fields that are packed; only those that are asked for are made.
struct PackedFields: Sendable {
  private var names: PackedTexts.Reader
  private var values: PackedTexts.Reader

  init(names: PackedTexts.Reader, values: PackedTexts.Reader) {
    self.names = names
    self.values = values
  }

  init(_ fields: [HeaderField] = []) {
    names = PackedTexts(fields.map(\.name)).reader
    values = PackedTexts(fields.map(\.value)).reader
  }

  /// Whether what is left of two headers is the same byte for byte.
  func isSame(as other: PackedFields) -> Bool {
    names.isSame(as: other.names) && values.isSame(as: other.values)
  }

  /// The next field; nil behind the last.
  mutating func next() -> PackedField? {
    guard let name = names.next(), let value = values.next() else { return nil }
    return PackedField(name: name, value: value)
  }
}

/// A header field that is packed.
struct PackedField {
  let name: PackedText
  let value: PackedText

  var field: HeaderField { HeaderField(name.text, value.text) }

  /// Whether two fields are the same byte for byte.
  func isSame(as other: PackedField) -> Bool {
    name.isSame(as: other.name) && value.isSame(as: other.value)
  }
}
