// SPDX-License-Identifier: Apache-2.0

/// A path that picks values out of JSON text, as tidwall/gjson v1.18.0 reads it.
///
/// Any text is a path: gjson has no syntax errors, a path it cannot use selects nothing. Nothing is
/// validated either: an HTML page that holds `{"a":1}` has a value at `a`. Who needs valid JSON must
/// check for it apart.
///
/// ```swift
/// GJSONPath("data.#.First_Name").value(in: body).elements.map(\.text)
/// ```
///
/// Three bounds that gjson lacks keep hostile paths and documents harmless: evaluation nests at most
/// 256 levels, a text may not grow beyond 64 MiB by modifiers and multipaths, and no more than 1 GiB
/// is read, less of small documents. Beyond any of them nothing is selected.
public struct GJSONPath: Sendable, Hashable {
  /// The path as written.
  public let text: String
  let bytes: Bytes

  /// Takes any text for a path.
  public init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)[...]
  }

  /// What the path selects in a document; a value that does not exist if it selects nothing.
  public func value(in json: [UInt8]) -> GJSONValue {
    let depth = Depth(in: json[...])
    let value = Evaluation.value(of: bytes, in: json[...], depth: depth)
    return depth.isExhausted ? .absent : value.detached
  }

  /// What each of several paths selects in one document, in their order.
  ///
  /// Paths of nothing but keys, indexes and `#` are looked up together, in one walk over the
  /// document.
  public static func values(of paths: [GJSONPath], in json: [UInt8]) -> [GJSONValue] {
    let plain = paths.map { PlainPath($0.bytes) }
    let joint = plain.compactMap(\.self)
    guard joint.count > 1, var found = JointSearch.run(joint, in: json[...])?[...] else {
      return paths.map { $0.value(in: json) }
    }
    return zip(paths, plain).map { path, plain in
      guard plain != nil, let value = found.popFirst() else { return path.value(in: json) }
      return value.detached
    }
  }
}
