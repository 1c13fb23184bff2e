// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Masks the values of a JSON document in their places; every other byte stays.
struct JSONMasking {
  private let policy: DeclaredPeople
  private let depth: Int
  private var edits: [(range: Range<Int>, text: [UInt8])] = []
  init(policy: DeclaredPeople, depth: Int) {
    self.policy = policy
    self.depth = depth
  }

  /// What is known about a value from the keys above it.
  private struct Context {
    var kind: PersonalKind?
    var isDirect = false
  }

  /// The document's text with undeclared personal data masked.
  mutating func masked(_ document: JSONDocument) -> String {
    visit(document.root, Context())
    var result: [UInt8] = []
    result.reserveCapacity(document.bytes.count)
    var position = 0
    for edit in edits {
      result += document.bytes[position..<edit.range.lowerBound]
      result += edit.text
      position = edit.range.upperBound
    }
    result += document.bytes[position...]
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func visit(_ value: JSONValue, _ context: Context) {
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

  private mutating func visit(text value: JSONValue, _ context: Context) {
    guard let text = value.string, !policy.declared.contains(text) else { return }
    if let kind = context.kind, policy.hides(undeclared: text, as: kind, isDirect: context.isDirect)
    {
      return replace(value, with: kind.mask)
    }
    if policy.hidesUnknownTexts, !policy.mayShow(undeclared: text) {
      return replace(value, with: "‹text›")
    }
    let masked = policy.masked(text, depth: depth + 1)
    if !masked.utf8.elementsEqual(text.utf8) { replace(value, with: masked) }
  }

  /// A number under a key of phones or birthdays becomes 0, so that the type stays.
  private mutating func visit(number value: JSONValue, _ context: Context) {
    guard let kind = context.kind, let text = value.numberText else { return }
    let digits = text.utf8.count { $0 &- 0x30 < 10 }
    let isHidden =
      switch kind {
      case .phone: digits >= 7 && !policy.declared.containsNumber(text)
      case .birth: digits >= 4
      case .name, .email, .address: false
      }
    if isHidden, text != "0" { edits.append((value.range, [UInt8(ascii: "0")])) }
  }

  private mutating func replace(_ value: JSONValue, with text: String) {
    var written: [UInt8] = []
    JSONOutput.string(text).write(into: &written, pretty: false)
    edits.append((value.range, written))
  }
}
