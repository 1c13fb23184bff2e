// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Masks the values of a JSON document in their places; every other byte stays.
///
/// A class, since it goes through thousands of values: each would copy it.
final class JSONMasking {
  private let policy: DeclaredPeople
  private let depth: Int
  private let bytes: [UInt8]
  /// What is written so far; empty as long as nothing had to be masked.
  private var result: [UInt8] = []
  /// How much of the document stands in the result.
  private var position = 0

  private init(policy: DeclaredPeople, depth: Int, bytes: [UInt8]) {
    self.policy = policy
    self.depth = depth
    self.bytes = bytes
  }

  /// What is known about a value from the keys above it.
  private struct Context {
    var kind: PersonalKind?
    var isDirect = false
  }

  /// The document's bytes with undeclared personal data masked; nil if there is none.
  ///
  /// What is masked is written at once, in the order of the document: to remember it for a large one
  /// would take as much room again.
  static func masked(
    _ document: JSONDocument, by policy: DeclaredPeople, depth: Int
  ) -> [UInt8]? {
    let masking = JSONMasking(policy: policy, depth: depth, bytes: document.bytes)
    masking.visit(document.root, Context())
    guard masking.position > 0 else { return nil }
    masking.result += document.bytes[masking.position...]
    return masking.result
  }

  private func visit(_ value: JSONValue, _ context: Context) {
    switch value.kind {
    case .object:
      for (key, member) in value.entries {
        let name = key.string ?? ""
        let meaning = meaning(of: name)
        if !meaning.isClean { visit(key, Context()) }
        visit(member, self.context(of: name, meaning.kind, in: context))
      }
    case .array:
      for element in value.elements {
        visit(element, Context(kind: context.kind, isDirect: false))
      }
    case .string: visit(text: value, context)
    case .number: visit(number: value, context)
    case .null, .true, .false: break
    }
  }

  private func context(
    of key: String, _ kind: PersonalKind?, in outer: Context
  ) -> Context {
    if let kind { return Context(kind: kind, isDirect: true) }
    guard let kind = outer.kind, !PersonalKey.isNeutral(key) else { return Context() }
    return Context(kind: kind, isDirect: false)
  }

  private func meaning(of key: String) -> KeyMeanings.Meaning {
    policy.keys.meaning(of: key, depth: depth) {
      let masked = policy.masked(key, depth: depth + 1)
      return KeyMeanings.Meaning(
        kind: policy.mappedKeys[key] ?? PersonalKey.kind(of: key),
        isClean: masked.utf8.elementsEqual(key.utf8))
    }
  }

  private func visit(text value: JSONValue, _ context: Context) {
    guard let text = value.string, !policy.declared.isWritten(text) else { return }
    let circumstances = RememberedMasks.Circumstances(
      kind: context.kind, isDirect: context.isDirect, depth: depth)
    let mask = policy.masks.mask(of: text, in: circumstances) {
      self.mask(of: text, context).map { mask in
        var written: [UInt8] = []
        JSONOutput.string(mask).write(into: &written, pretty: false)
        return written
      }
    }
    if let mask { replace(value, with: mask) }
  }

  /// What stands in the place of a text; nil if it may stay.
  private func mask(of text: String, _ context: Context) -> String? {
    if policy.declared.contains(text) { return nil }
    if let kind = context.kind, policy.hides(undeclared: text, as: kind, isDirect: context.isDirect)
    {
      return kind.mask
    }
    if policy.hidesUnknownTexts, !policy.mayShow(undeclared: text) { return "‹text›" }
    let masked = policy.masked(text, depth: depth + 1)
    return masked.utf8.elementsEqual(text.utf8) ? nil : masked
  }

  /// A number under a key of phones or birthdays becomes 0, so that the type stays.
  private func visit(number value: JSONValue, _ context: Context) {
    guard let kind = context.kind, let text = value.numberText else { return }
    let digits = text.utf8.count { $0 &- 0x30 < 10 }
    let isHidden =
      switch kind {
      case .phone: digits >= 7 && !policy.declared.containsNumber(text)
      case .birth: digits >= 4
      case .name, .email, .address: false
      }
    if isHidden, text != "0" { replace(value, with: [UInt8(ascii: "0")]) }
  }

  private func replace(_ value: JSONValue, with text: [UInt8]) {
    if result.isEmpty { result.reserveCapacity(bytes.count) }
    result += bytes[position..<value.range.lowerBound]
    result += text
    position = value.range.upperBound
  }
}
