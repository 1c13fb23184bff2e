// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import YAMLDocuments

/// What can be wrong with the keys of a map.
extension Complaint {
  /// A key that the map does not have.
  ///
  /// With `isCut` it looks like the rest of a text in braces that holds a comma.
  static func unknownKey(
    _ key: YAMLScalar, in map: MapShape, of language: MapShape, isCut: Bool = false
  ) -> Complaint {
    if let complaint = misplacedKey(key, in: map) { return complaint }
    let names = map.names
    let remedy: RedactedText
    if isCut {
      remedy = "a comma ends a text in braces; put the whole text in quotes"
    } else if let near = NearestName.of(key.text, among: map.keys.map(\.name)) {
      remedy = "did you mean '\(authored: near)'?"
    } else if let home = language.home(of: key.text) {
      remedy = "'\(authored: key.text)' stands in \(authored: home)"
    } else {
      remedy = "take it out, or write one of these"
    }
    return Complaint(
      "contract-unknown-key", "unknown key '\(authored: key.text)'", at: key.span,
      label: "\(authored: map.noun) has \(authored: names.joined(", "))", remedy: remedy)
  }

  /// A key that a map like this one has in other places; nil if it has none of that name.
  private static func misplacedKey(_ key: YAMLScalar, in map: MapShape) -> Complaint? {
    guard let elsewhere = map.elsewhere, elsewhere.names.contains(key.text) else { return nil }
    return Complaint(
      "contract-bad-value", "'\(authored: key.text)' is about \(authored: elsewhere.subject)",
      at: key.span, label: "there is none here",
      remedy: "write it under \(authored: elsewhere.home), or expect something else")
  }

  /// An option without the key that it belongs to.
  static func strayOption(_ key: YAMLScalar, of homes: [String]) -> Complaint {
    let list = homes.joined(" and ")
    return Complaint(
      "contract-bad-value", "'\(authored: key.text)' means nothing here", at: key.span,
      label: "an option of \(authored: list)", remedy: "take it out")
  }

  static func missingKey(
    _ key: MapShape.Key, of map: MapShape, _ name: ShapeChecker.Name
  ) -> Complaint {
    Complaint(
      "contract-missing-key", "\(authored: map.noun) needs '\(authored: key.name)'",
      at: name.span.firstLine, label: "expected \(authored: key.shape.noun)",
      remedy: "write `\(authored: key.written)`")
  }

  static func notSupported(_ part: String, at span: SourceSpan) -> Complaint {
    let text = String(decoding: span.firstLine.bytes, as: UTF8.self)
    let isKey = TextForm.header.accepts(text)
    return Complaint(
      "contract-not-supported",
      isKey
        ? "'\(authored: text)' is not supported yet"
        : "\(authored: part) are not supported yet",
      at: span, label: isKey ? "\(authored: part)" : "a part of the language that is to come",
      remedy: "leave it out until a later version reads it")
  }

  static func badName(
    _ key: YAMLScalar, in names: NamesShape, value: YAMLNode
  ) -> Complaint? {
    if names.form == .target, key.text.contains(",") { return arity(key, value) }
    if let allowed = names.allowed {
      if allowed.contains(key.text) || names.free?.form.accepts(key.text) == true { return nil }
      let near = NearestName.of(key.text, among: allowed)
      return Complaint(
        "contract-unknown-key", "unknown \(authored: names.bareNoun) '\(authored: key.text)'",
        at: key.span,
        label: names.free.map { "\(allowed.label(names.plural)), or \(authored: $0.noun)" }
          ?? allowed.label(names.plural),
        remedy: near.map { "did you mean '\(authored: $0)'?" }
          ?? "write one of \(authored: allowed.joined(", "))")
    }
    let isName = [.name, .variable, .header, .target].contains(names.form)
    if let complaint = ambiguous(key, isName ? "a name" : names.form.noun) { return complaint }
    guard !names.form.accepts(key.text) || key.text.isEmpty else { return nil }
    let mended = String(
      decoding: key.text.utf8.map { TextForm.isVariable("a\(Unicode.Scalar($0))") ? $0 : 0x5F },
      as: UTF8.self)
    let isVariable = [.variable, .target].contains(names.form) && TextForm.isVariable(mended)
    return Complaint(
      "contract-bad-value", "'\(authored: key.text)' is not \(authored: names.form.noun)",
      at: key.span,
      label: [.variable, .target].contains(names.form)
        ? "expected letters, digits and _" : "expected \(authored: names.form.noun)",
      remedy: "write \(authored: isVariable ? mended : names.form.example)")
  }

  static func tooMany(_ key: YAMLScalar, _ names: NamesShape, _ most: Int) -> Complaint {
    Complaint(
      "contract-limit",
      "more than \(most) \(authored: names.plural); \(authored: names.limit) at most \(most)",
      at: key.span, label: "the first beyond the limit", remedy: "take it out, or another one")
  }

  static func tooFew(
    _ node: YAMLNode, _ names: NamesShape, _ name: ShapeChecker.Name
  ) -> Complaint {
    Complaint(
      "contract-empty-value", "'\(authored: name.text)' is empty", at: node.span,
      label: "expected \(authored: Shape.names(names).noun), at least one",
      remedy: "write `\(authored: name.text): \(authored: Shape.names(names).example)`")
  }
}

extension [String] {
  /// The words that may stand somewhere; only their number if they are many.
  func label(_ plural: String) -> RedactedText {
    count > 8
      ? "expected one of \(count) \(authored: plural)"
      : "expected one of \(authored: joined(", "))"
  }
}

extension NamesShape {
  fileprivate var bareNoun: String { noun.withoutArticle }
}

extension String {
  /// The noun without `a`, `an` or `the`.
  var withoutArticle: String {
    for article in ["a ", "an ", "the "] where hasPrefix(article) {
      return String(dropFirst(article.count))
    }
    return self
  }
}

extension MapShape {
  /// The place of a key further inside, such as `'response'`; nil if no map has it.
  fileprivate func home(of key: String) -> String? {
    for candidate in keys {
      for map in candidate.shape.maps where map[key] != nil { return "'\(candidate.name)'" }
    }
    return nil
  }
}

extension Shape {
  /// The maps with keys of the language that stand in it, outermost first.
  fileprivate var maps: [MapShape] {
    switch self {
    case .map(let map): [map] + map.keys.flatMap { $0.shape.maps }
    case .names(let names): names.value.maps
    case .variants(let variants): variants.map?.maps ?? []
    default: []
    }
  }
}

extension SourceSpan {
  /// The part in the first line.
  var firstLine: SourceSpan {
    let line = source.lineRange(start.line)
    let upper = min(range.upperBound, max(range.lowerBound, line.upperBound))
    return SourceSpan(range.lowerBound..<max(range.lowerBound, upper), in: source)
  }

  /// The bytes of the file there.
  var bytes: ArraySlice<UInt8> { source.utf8[range] }
}
