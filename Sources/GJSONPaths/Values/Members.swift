// SPDX-License-Identifier: Apache-2.0

/// The members of an object or the elements of an array, in order: gjson's `ForEach`.
///
/// A value that is neither gives itself, without a key; one that does not exist gives nothing. After
/// each value one byte is skipped unseen, which only shows in text that is not JSON.
struct Members: Sequence, IteratorProtocol {
  struct Member {
    /// The key with its quotes and escapes; nil in an array.
    let key: GJSONValue?
    let value: GJSONValue
  }

  private let json: Bytes
  private let isObject: Bool
  private var single: GJSONValue?
  private var offset: Int

  init(of value: GJSONValue) {
    json = value.slice
    isObject = value.isObject
    single = value.exists && value.kind != .json ? value : nil
    offset = value.kind == .json ? 1 : value.slice.count
  }

  mutating func next() -> Member? {
    if let value = single {
      single = nil
      return Member(key: nil, value: value)
    }
    let start = offset
    let found = json.scan { Self.member(from: start, isObject: isObject, in: $0) }
    guard let found else {
      offset = json.count
      return nil
    }
    offset = found.value.end &+ 1
    return Member(key: found.key.map(json.value), value: json.value(found.value))
  }

  private static func member(
    from start: Int, isObject: Bool, in scanner: ByteScanner
  ) -> (key: ScannedValue?, value: ScannedValue)? {
    var offset = start
    var key: ScannedValue?
    if isObject {
      while offset < scanner.count, scanner.bytes[offset] != Byte.quote { offset &+= 1 }
      guard offset < scanner.count, let string = scanner.value(at: offset, lead: .string) else {
        return nil
      }
      key = string
      offset = string.end
    }
    guard offset < scanner.count, let value = scanner.nextValue(from: offset) else { return nil }
    return (key, value)
  }
}
