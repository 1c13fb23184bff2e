// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction

extension HARReader {
  /// The content of `log._callready`; nil in files of other programs and if it is broken.
  mutating func header(of log: HARNode) -> RecordingHeader? {
    guard let node = optional("_callready", in: log), check(node, is: .object) else { return nil }
    guard let version = int("formatVersion", in: node, from: 1...Int(Int32.max)) else {
      return nil
    }
    guard version <= RecordingHeader.formatVersion else {
      complain(
        "recording-too-new",
        "the recording has format \(version); this program reads up to \(RecordingHeader.formatVersion)",
        at: node, label: "format \(version)", remedy: "update callready, or record again")
      return nil
    }
    let contract = text("contract", in: node)
    let environment = text("environment", in: node)
    let seed = self.seed(of: node)
    let masks = required("masksPersonalData", in: node) != nil
    let isMasked = flag("masksPersonalData", in: node)
    let variables = elements("variables", in: node).compactMap { variable($0) }
    let placeholders = elements("placeholders", in: node).compactMap { placeholder($0) }
    guard let contract, let environment, let seed, masks else { return nil }
    var header = RecordingHeader(
      contract: contract, environment: environment, seed: seed, masksPersonalData: isMasked)
    header.variables = variables
    header.placeholders = placeholders
    return header
  }

  private mutating func seed(of node: HARNode) -> UInt64? {
    guard let text = text("seed", in: node) else { return nil }
    if let seed = UInt64(text) { return seed }
    if let member = optional("seed", in: node) { wrong(member, "a whole number in quotes") }
    return nil
  }

  private mutating func variable(_ node: HARNode) -> RecordingHeader.Variable? {
    guard check(node, is: .object), let name = text("name", in: node),
      let value = text("value", in: node)
    else { return nil }
    // It was redacted before it was written, and whoever has the file can read it.
    return RecordingHeader.Variable(name, RedactedText(authored: value))
  }

  private mutating func placeholder(_ node: HARNode) -> RecordedPlaceholder? {
    guard check(node, is: .object), let name = text("name", in: node),
      let text = text("text", in: node), let alphabet = alphabet(of: node),
      let number = int("number", in: node, from: 1...Int(Int32.max)),
      let length = int("length", in: node, from: 0...Int(Int32.max))
    else { return nil }
    if text.isEmpty, let member = optional("text", in: node) {
      wrong(member, "the text that stands for the secret")
    }
    return RecordedPlaceholder(
      number: number, name: name, text: text, length: length, alphabet: alphabet,
      token: token(of: node))
  }

  private mutating func alphabet(of node: HARNode) -> Placeholder.Alphabet? {
    guard let text = text("alphabet", in: node) else { return nil }
    if let alphabet = Placeholder.Alphabet(rawValue: text) { return alphabet }
    if let member = optional("alphabet", in: node) {
      let known = Placeholder.Alphabet.allCases.map { RedactedText(authored: $0.rawValue) }
      wrong(member, "one of \(known.joined(separator: ", "))")
    }
    return nil
  }

  private mutating func token(of node: HARNode) -> RecordedPlaceholder.Token? {
    guard let token = optional("token", in: node), check(token, is: .object) else { return nil }
    return RecordedPlaceholder.Token(
      algorithm: optionalText("algorithm", in: token), type: optionalText("type", in: token),
      expires: optionalInt("expires", in: token), issued: optionalInt("issued", in: token))
  }

  private mutating func optionalInt(_ name: StaticString, in node: HARNode) -> Int? {
    guard optional(name, in: node) != nil else { return nil }
    return int(name, in: node, from: Int.min...Int.max)
  }
}
