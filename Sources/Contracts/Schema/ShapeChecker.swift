// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import YAMLDocuments

/// Compares a YAML file with the shape of the language and collects what differs.
struct ShapeChecker {
  private(set) var complaints: [Complaint] = []
  /// Where values stand that may be secrets.
  private(set) var secrets: [SourceSpan] = []
  private let language: MapShape

  /// A checker for a file whose root has a shape.
  init(_ language: MapShape) {
    self.language = language
  }

  /// Checks a whole file.
  mutating func check(_ root: YAMLNode) {
    check(root, as: .map(language), named: Name(text: language.noun, span: root.span))
  }

  /// What a value belongs to: its key, or the whole file.
  struct Name {
    let text: String
    let span: SourceSpan
    /// The names that lead there: the environment, the secret.
    var names: [String] = []

    /// A key of the language inside.
    func key(_ key: YAMLScalar) -> Name { Name(text: key.text, span: key.span, names: names) }

    /// A name of the author inside.
    func name(_ key: YAMLScalar) -> Name {
      Name(text: key.text, span: key.span, names: names + [key.text])
    }
  }

  mutating func complain(_ complaint: Complaint) { complaints.append(complaint) }

  mutating func check(_ node: YAMLNode, as shape: Shape, named name: Name) {
    if case .later(let part) = shape { return complain(.notSupported(part, at: name.span)) }
    if let scalar = node.scalar, scalar.text.isEmpty,
      scalar.style == .plain || !shape.allowsEmpty
    {
      return complain(.empty(node, shape, name))
    }
    switch shape {
    case .map(let map): checkMap(node, map, name)
    case .names(let names): checkNames(node, names, name)
    case .variants(let variants): checkVariants(node, variants, name)
    case .list(let item, let plural, let least):
      guard let items = node.items else { return complain(.wrongType(node, shape, name)) }
      if items.count < least { complain(.tooFew(node, plural, least, shape, name)) }
      checkItems(items, item, name)
      if let twin = Self.repeated(items, item) { complain(.standsTwice(twin, name)) }
    case .oneOrMore(let item):
      guard let items = node.items else { return check(node, as: item, named: name) }
      if items.isEmpty { complain(.wrongType(node, item, name)) }
      checkItems(items, item, name)
    case .schema: checkSchema(node, name)
    case .later: break
    case .text, .integer, .number, .flag, .choice, .value: checkScalar(node, shape, name)
    }
  }

  private mutating func checkItems(_ items: [YAMLNode], _ shape: Shape, _ name: Name) {
    for item in items { check(item, as: shape, named: name) }
  }

  /// The second of two equal words or names; values may be equal.
  private static func repeated(_ items: [YAMLNode], _ shape: Shape) -> YAMLScalar? {
    switch shape {
    case .choice, .text(.name), .text(.path): break
    default: return nil
    }
    var seen = Set<String>()
    return items.compactMap(\.scalar).first { !$0.text.isEmpty && !seen.insert($0.text).inserted }
  }

  private mutating func checkMap(_ node: YAMLNode, _ map: MapShape, _ name: Name) {
    guard let entries = node.entries else { return complain(wrongType(node, .map(map), name)) }
    for entry in entries {
      guard let key = map[entry.key.text] else {
        complain(unknownKey(entry, map, name))
        continue
      }
      check(entry.value, as: key.shape, named: name.key(entry.key))
    }
    for key in map.keys where key.isRequired && node[key.name] == nil {
      complain(.missingKey(key, of: map, name))
    }
    checkGroups(entries, of: map, name)
    for option in map.options {
      guard let entry = entries.first(where: { $0.key.text == option.name }),
        !entries.contains(where: { option.of.contains($0.key.text) }),
        entries.contains(where: { key in map.groups.contains { $0.contains(key.key.text) } })
      else { continue }
      complain(.strayOption(entry.key, of: option.of))
    }
  }

  /// Of keys that exclude each other one group must stand there, and no other.
  private mutating func checkGroups(_ entries: [YAMLEntry], of map: MapShape, _ name: Name) {
    guard let first = map.groups.first?.first, let example = map[first] else { return }
    let found = entries.compactMap { entry in
      map.groups.firstIndex { $0.contains(entry.key.text) }.map { ($0, entry.key) }
    }
    if let other = found.first(where: { $0.0 != found[0].0 }) {
      return complain(.excluded(other.1, beside: found[0].1, in: map))
    }
    // Another key that cannot stand there was meant to be the one.
    guard found.isEmpty, !entries.contains(where: { map[$0.key.text]?.isSupported != true }) else {
      return
    }
    complain(.missingGroup(of: map, example, name))
  }

  /// In a secret's map a key without a value may be the part of the secret behind a comma.
  private mutating func unknownKey(
    _ entry: YAMLEntry, _ map: MapShape, _ name: Name
  ) -> Complaint {
    guard entry.value.scalar?.text.isEmpty == true, entry.value.scalar?.style == .plain else {
      return .unknownKey(entry.key, in: map, of: language)
    }
    guard map.noun == ContractLanguage.secret.noun else {
      return .unknownKey(entry.key, in: map, of: language, isCut: entry.key.text.contains(" "))
    }
    secrets.append(entry.key.span)
    return .secret(at: entry.key.span, named: name.names)
  }

  /// Text where a secret's map is expected may be the secret itself.
  private mutating func wrongType(_ node: YAMLNode, _ shape: Shape, _ name: Name) -> Complaint {
    guard case .map(let map) = shape, map.noun == ContractLanguage.secret.noun else {
      return .wrongType(node, shape, name)
    }
    secrets.append(node.span)
    return .secret(at: node.span, named: name.names)
  }

  private mutating func checkNames(_ node: YAMLNode, _ names: NamesShape, _ name: Name) {
    guard let entries = node.entries else {
      return complain(.wrongType(node, .names(names), name))
    }
    for (index, entry) in entries.enumerated() {
      if let complaint = Complaint.badName(entry.key, in: names, value: entry.value) {
        complain(complaint)
      }
      if let most = names.most, index == most { complain(.tooMany(entry.key, names, most)) }
      check(entry.value, as: names.value(of: entry.key.text), named: name.name(entry.key))
    }
    if entries.count < names.least { complain(.tooFew(node, names, name)) }
  }

  private mutating func checkVariants(_ node: YAMLNode, _ variants: Variants, _ name: Name) {
    let shape =
      switch node.content {
      case .scalar: variants.scalar
      case .mapping: variants.map
      case .sequence: variants.list
      }
    guard let shape else { return complain(.wrongType(node, .variants(variants), name)) }
    if case .later(let part) = shape { return complain(.notSupported(part, at: node.span)) }
    if let items = node.items, items.count == 1, let key = variants.likelyKey,
      case .list(_, _, 2) = shape, let only = items[0].scalar, !only.text.isEmpty
    {
      return complain(.loneItem(only, in: node, key, name))
    }
    if let scalar = node.scalar, case .choice(let words, _, _) = shape, !scalar.text.isEmpty,
      let key = variants.likelyKey, !words.contains(scalar.text),
      NearestName.of(scalar.text, among: words) == nil
    {
      return complain(.wrongWord(scalar, variants, key, name))
    }
    check(node, as: shape, named: name)
  }

  private mutating func checkScalar(_ node: YAMLNode, _ shape: Shape, _ name: Name) {
    guard let scalar = node.scalar else {
      if case .text(.source) = shape { secrets.append(node.span) }
      return complain(.wrongType(node, shape, name))
    }
    switch shape {
    case .text(.source): checkSource(scalar, name)
    case .text(let form): checkText(scalar, form, name)
    case .integer(let range):
      if let complaint = Complaint.badInteger(scalar, range, name) { complain(complaint) }
    case .number:
      if let complaint = Complaint.badNumber(scalar, name) { complain(complaint) }
    case .flag:
      if let complaint = Complaint.badFlag(scalar, name) { complain(complaint) }
    case .choice:
      if let complaint = Complaint.badChoice(scalar, shape, name) { complain(complaint) }
    default:
      if let complaint = Complaint.ambiguousValue(scalar) { complain(complaint) }
    }
  }

  private mutating func checkText(_ scalar: YAMLScalar, _ form: TextForm, _ name: Name) {
    if let complaint = Complaint.ambiguous(scalar, form.noun) { return complain(complaint) }
    if let complaint = Complaint.cutText(scalar) { complain(complaint) }
    if !form.accepts(scalar.text) { complain(.badForm(scalar, form, name)) }
  }

  private mutating func checkSource(_ scalar: YAMLScalar, _ name: Name) {
    guard SecretSource(written: scalar.text) == nil else { return }
    secrets.append(scalar.span)
    complain(.secret(at: scalar.span, named: name.names))
  }

  /// Inside of a schema bare words are JSON's, or text that no YAML reads as something else.
  private mutating func checkSchema(_ node: YAMLNode, _ name: Name) {
    switch node.content {
    case .scalar(let scalar): checkText(scalar, .fileName, name)
    case .sequence: complain(.wrongType(node, .schema, name))
    case .mapping: checkSchemaPart(node)
    }
  }

  private mutating func checkSchemaPart(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar):
      if let complaint = Complaint.ambiguousJSON(scalar) { complain(complaint) }
    case .sequence(let items): for item in items { checkSchemaPart(item) }
    case .mapping(let entries):
      for entry in entries {
        if let complaint = Complaint.ambiguous(entry.key, "a key") { complain(complaint) }
        checkSchemaPart(entry.value)
      }
    }
  }
}

extension Shape {
  /// Whether an empty text in quotes means something here.
  fileprivate var allowsEmpty: Bool {
    switch self {
    case .text(let form): form == .text
    case .value: true
    case .variants(let variants): variants.scalar?.allowsEmpty ?? false
    default: false
    }
  }
}
