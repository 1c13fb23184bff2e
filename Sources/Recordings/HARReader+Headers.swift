// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONValues
import Transports

/// The header that was read last, field by field as it stands in the file.
///
/// From exchange to exchange a header hardly changes; what is the same shares its texts.
struct RememberedHeader {
  /// Whose header it is.
  enum Owner {
    case request, response
  }

  /// A field, and the object that it was read from.
  struct Field {
    let raw: ArraySlice<UInt8>
    /// Nil if it is left out.
    let field: HeaderField?
  }

  /// The whole list as it stands in the file.
  private(set) var raw: ArraySlice<UInt8> = []
  /// What is in it, in order.
  private(set) var fields: [Field] = []
  /// What it comes to.
  private(set) var header: [HeaderField] = []

  init() {}

  init(raw: ArraySlice<UInt8>, fields: [Field]) {
    self.raw = raw
    self.fields = fields
    header = fields.compactMap(\.field)
  }
}

extension HARReader {
  /// The header fields of a request or of an answer; without a list there are none.
  mutating func headers(in node: HARNode, of owner: RememberedHeader.Owner) -> [HeaderField] {
    guard let list = optional("headers", in: node), check(list, is: .array) else { return [] }
    let last = owner == .request ? requestHeader : responseHeader
    let raw = list.value.rawBytes
    if raw.isSame(as: last.raw) { return last.header }
    let before = complaints.count
    var fields: [RememberedHeader.Field] = []
    for (index, element) in list.value.elements.enumerated() {
      let raw = element.rawBytes
      if index < last.fields.count, last.fields[index].raw.isSame(as: raw) {
        fields.append(last.fields[index])
      } else {
        fields.append(.init(raw: raw, field: field(HARNode(value: element))))
      }
    }
    let header = RememberedHeader(raw: raw, fields: fields)
    // What is wrong must be complained about wherever it stands.
    guard complaints.count == before else { return header.header }
    if owner == .request { requestHeader = header } else { responseHeader = header }
    return header.header
  }

  private mutating func field(_ node: HARNode) -> HeaderField? {
    guard check(node, is: .object), let name = text("name", in: node),
      let value = text("value", in: node)
    else { return nil }
    // `:authority` and its like are HTTP/2's way to write the request line.
    return name.first == ":" ? nil : HeaderField(name, value)
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes are the same; `==` compares them one by one.
  fileprivate func isSame(as other: ArraySlice<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBytes { left in
      other.withUnsafeBytes { right in
        guard let a = left.baseAddress, let b = right.baseAddress else { return true }
        return memcmp(a, b, left.count) == 0
      }
    }
  }
}
