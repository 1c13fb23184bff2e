// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import YAMLDocuments

/// What the files of a contract say that a file of write-back names, whether or not all of it can be
/// read.
struct WriteSetting {
  let kind: WriteEndpoint.Kind
  private let roots: EndpointRoots
  private let root: YAMLNode

  init(_ kind: WriteEndpoint.Kind, _ root: YAMLNode, _ roots: EndpointRoots) {
    self.kind = kind
    self.root = root
    self.roots = roots
  }

  /// A place of the file.
  func place(_ part: WritePlace.Part) -> TemplateScope.Place {
    .write(
      WritePlace(
        kind: kind, part: part,
        texts: WriteOptions.texts.filter { root[$0.lowercased()] != nil },
        hasTicket: roots["ticket-creation"] != nil))
  }

  /// Whether there is a contact search.
  var hasSearch: Bool { roots["contact-search"] != nil }

  /// The scenarios of the contact search, each with whether a caller rings who is one record.
  var scenarios: [(name: String, findsOne: Bool)] {
    (roots["contact-search"]?["scenarios"]?.entries ?? []).map { entry in
      (entry.key.text, entry.value["call"] != nil && entry.value["finds"]?.entries != nil)
    }
  }

  /// Whether the contract has a file of another endpoint.
  func hasFile(_ kind: WriteEndpoint.Kind) -> Bool { roots[kind.rawValue] != nil }

  /// The endpoints with whose records a record vanishes, one behind the other; the last is written
  /// twice if they go round in a circle.
  func goesWith(_ first: WriteEndpoint.Kind) -> [WriteEndpoint.Kind] {
    var chain = [kind, first]
    while let word = roots[chain[chain.count - 1].rawValue]?["clean-up"]?.text("goes-with"),
      let next = WriteEndpoint.Kind(rawValue: word)
    {
      chain.append(next)
      if chain.dropLast().contains(next) { break }
    }
    return chain
  }

  /// Whether records of an endpoint are removed at all.
  func isRemoved(_ kind: WriteEndpoint.Kind) -> Bool { roots[kind.rawValue]?["clean-up"] != nil }
}

extension EndpointRoots {
  /// The extensions that users.yaml has.
  var agents: [String] { (self["users"]?["agents"]?.entries ?? []).map(\.key.text) }
}
