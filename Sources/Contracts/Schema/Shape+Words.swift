// SPDX-License-Identifier: Apache-2.0

extension Shape {
  /// What may stand here, as a complaint names it.
  var noun: String {
    switch self {
    case .text(let form): form.noun
    case .integer(let range) where range.count == 1: "the number \(range.lowerBound)"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number: "a number"
    case .flag: "true or false"
    case .choice(let words, _, _): words.count == 1 ? words[0] : "one of \(words.joined(", "))"
    case .value: "text, a number, true or false"
    case .oneOrMore(let shape): "\(shape.noun) or a list of them"
    case .list(_, let plural, let least):
      least > 0 ? "a list of \(plural), at least \(least)" : "a list of \(plural)"
    case .map(let map): "a map with \(map.names.joined(", "))"
    case .names(let names): "a map of \(names.plural)"
    case .variants(let variants): variants.noun
    case .schema: "a JSON Schema or the name of a file"
    case .later(let part): part
    }
  }

  /// Something that may stand here, as it is written in a line.
  var example: String {
    switch self {
    case .text(let form): form.example
    case .integer(let range): "\(range.contains(200) ? 200 : range.lowerBound)"
    case .number: "10"
    case .flag: "true"
    case .choice(let words, _, _): words.first ?? ""
    case .value: "Aisha"
    case .oneOrMore(let shape): shape.example
    case .list(let shape, _, let least):
      "[\([String](repeating: shape.example, count: max(1, least)).joined(", "))]"
    case .map(let map): map.example
    case .names(let names): "{ \(names.exampleName): \(names.value.example) }"
    case .variants(let variants):
      variants.scalar?.example ?? variants.map?.example ?? variants.list?.example ?? ""
    case .schema: "{ type: object }"
    case .later: ""
    }
  }
}

extension MapShape {
  /// The map in braces with the keys it cannot do without, or its first one.
  var example: String {
    let first = groups.first?.first
    let required = keys.filter { $0.isRequired || $0.name == first }
    let shown = required.isEmpty ? Array(keys.filter(\.isSupported).prefix(1)) : required
    return "{ \(shown.map(\.written).joined(", ")) }"
  }
}

extension MapShape.Key {
  /// The key with an example of its value.
  var written: String { "\(name): \(example.isEmpty ? shape.example : example)" }
}

extension NamesShape {
  /// A name that may stand here.
  var exampleName: String { allowed?.first ?? (example.isEmpty ? form.example : example) }
}

extension [String] {
  /// The texts in one.
  func joined(_ separator: String) -> String { joined(separator: separator) }
}
