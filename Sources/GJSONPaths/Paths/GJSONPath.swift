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
/// Two bounds that gjson lacks keep hostile paths and documents harmless: evaluation nests at most
/// 256 levels, and a text may not grow beyond 64 MiB by modifiers and multipaths. Beyond either
/// nothing is selected.
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
    Evaluation.value(of: bytes, in: json[...], depth: 0).detached
  }

  /// What each of several paths selects in one document, in their order.
  public static func values(of paths: [GJSONPath], in json: [UInt8]) -> [GJSONValue] {
    paths.map { $0.value(in: json) }
  }
}
