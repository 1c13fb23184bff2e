// SPDX-License-Identifier: Apache-2.0

extension Placeholder {
  /// Distinct secrets with their placeholders, in order of the numbers.
  ///
  /// A secret that is a placeholder already, as in a replay, stays what it is and keeps its number,
  /// so that redacting a replay gives the very bytes of the recording.
  static func numbered(_ secrets: [Secret]) -> [(value: String, placeholder: Placeholder)] {
    var seen: Set<[UInt8]> = []
    let distinct = secrets.filter {
      !$0.reveal().isEmpty && seen.insert(Array($0.reveal().utf8)).inserted
    }
    let kept = Set(distinct.compactMap { number(ofPlaceholder: $0.reveal()) })
    var next = 1
    let numbered = distinct.map { secret -> (value: String, placeholder: Placeholder) in
      let value = secret.reveal()
      if let number = number(ofPlaceholder: value) {
        return (value, Placeholder(number: number, text: value, of: secret))
      }
      while kept.contains(next) { next += 1 }
      defer { next += 1 }
      let text = Redactor.placeholder(number: next, name: harmlessName(of: secret, among: distinct))
      return (value, Placeholder(number: next, text: text, of: secret))
    }
    return numbered.sorted { $0.placeholder.number < $1.placeholder.number }
  }

  /// The name of a secret, unless it tells a secret.
  private static func harmlessName(of secret: Secret, among secrets: [Secret]) -> String {
    let name = secret.name.utf8.map(SoughtSecret.fold)
    let isTelling = secrets.contains { other in
      let value = other.reveal().utf8.map(SoughtSecret.fold)
      return (0...name.count).contains { name.dropFirst($0).starts(with: value) }
    }
    return name.isEmpty || isTelling ? "secret" : secret.name
  }

  private static func number(ofPlaceholder value: String) -> Int? {
    let parts = value.utf8.split(
      separator: UInt8(ascii: "-"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].elementsEqual("REDACTED".utf8), !parts[2].isEmpty,
      parts[2].allSatisfy(\.isUnreserved), let number = Int(Substring(parts[1])), number > 0
    else { return nil }
    return number
  }
}
