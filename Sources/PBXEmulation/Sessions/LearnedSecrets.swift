// SPDX-License-Identifier: Apache-2.0

import JSONValues
public import Redaction
import Transports

/// Secrets that answers of a run brought: tokens, and what else of a token answer must not be shown.
public struct LearnedSecrets: Sendable {
  /// What was learned, in the order of the answers.
  public private(set) var secrets: [Secret] = []
  private var known: Set<String>
  private var count: Int

  /// Nothing learned yet.
  ///
  /// - Parameters:
  ///   - known: values that are secrets already.
  ///   - count: how many of them were learned before.
  public init(known: Set<String>, count: Int) {
    self.known = known
    self.count = count
  }

  /// Learns what a token endpoint's answer holds; other answers hold nothing of the kind.
  public mutating func add(from turn: Turn) {
    guard turn.question.endpoint == "token", let body = turn.exchange.response?.body,
      let document = try? JSONDocument(parsing: body)
    else { return }
    add(document.root, key: "", depth: 0)
  }

  /// Learns a value that a follow-up request has filled into a variable, if its name says so.
  public mutating func add(_ value: String, named name: String) {
    guard Self.isSecret(name), !value.isEmpty, known.insert(value).inserted else { return }
    count += 1
    secrets.append(Secret(value, name: Self.prefix + "\(count)-\(name)"))
  }

  /// Deeper than this no token stands.
  private static let deepest = 8

  private mutating func add(_ value: JSONValue, key: String, depth: Int) {
    guard depth < Self.deepest else { return }
    switch value.kind {
    case .object:
      for member in value.members { add(member.value, key: member.key, depth: depth + 1) }
    case .array: for element in value.elements { add(element, key: key, depth: depth + 1) }
    case .string:
      guard let text = value.string, !text.isEmpty, Self.isSecret(key), known.insert(text).inserted
      else { return }
      count += 1
      secrets.append(Secret(text, name: Self.prefix + "\(count)-\(key)"))
    default: break
    }
  }

  /// No variable of a contract can have a name that begins so.
  private static let prefix = "login-"

  /// Whether a secret was learned in this run, or in the one that a recording keeps.
  public static func isLearned(_ secret: Secret) -> Bool { secret.name.hasPrefix(prefix) }

  /// Keys of token answers whose values nobody may see.
  static func isSecret(_ key: String) -> Bool {
    let key = key.lowercased()
    if key.hasSuffix("type") || key.hasSuffix("expires_in") { return false }
    return ["token", "secret", "signature", "assertion", "password", "jwt"].contains {
      key.contains($0)
    }
  }
}
