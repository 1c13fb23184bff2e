// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// What is taken to be so where the vendor's pages leave the PBX open.
  mutating func assumptions(_ node: YAMLNode?, timeZone: String) -> PBXAssumptions {
    func choice<Choice: RawRepresentable<String>>(
      _ assumption: Assumption, or standard: Choice
    ) -> Choice {
      node?.text(assumption.rawValue).flatMap(Choice.init) ?? standard
    }
    var assumptions = PBXAssumptions(timeZone: timeZone)
    assumptions.plus = choice(.plus, or: assumptions.plus)
    assumptions.unset = choice(.unset, or: assumptions.unset)
    assumptions.utcFlag = choice(.utcFlag, or: assumptions.utcFlag)
    assumptions.zone = choice(.zone, or: assumptions.zone)
    assumptions.quotes = choice(.quotes, or: assumptions.quotes)
    assumptions.paths = choice(.paths, or: assumptions.paths)
    for entry in node?[Assumption.words.rawValue]?.entries ?? [] {
      guard let word = PBXWord(rawValue: entry.key.text), let text = entry.value.scalar?.text
      else { continue }
      assumptions.words[word] = text
    }
    assumptions.names = names(node?[Assumption.names.rawValue])
    return assumptions
  }

  /// The assumptions that a contract sets itself.
  func decided(_ node: YAMLNode?) -> Set<Assumption> {
    Set((node?.entries ?? []).compactMap { Assumption(rawValue: $0.key.text) })
  }

  /// Two variables of one name could not be told apart.
  private mutating func names(_ node: YAMLNode?) -> [String: String] {
    var names: [String: String] = [:]
    for entry in node?.entries ?? [] {
      let known = entry.key.text
      guard Assumption.settableNames.contains(known), let name = entry.value.scalar,
        TextForm.variable.accepts(name.text)
      else { continue }
      let isTaken =
        name.text != known && PBXVariable.named(name.text) != nil
        && !Assumption.settableNames.contains(name.text)
      if isTaken || names.values.contains(name.text) {
        complain(
          "contract-bad-value", "'\(authored: name.text)' is another variable already",
          at: name.span, remedy: "write the name that the PBX has for \(authored: known)")
      }
      names[known] = name.text
    }
    return names
  }
}
