// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction
import Transports

extension StoredTokens {
  /// Version of the file's format.
  private static let version = 1

  /// The file's bytes: the one place where tokens are written.
  func fileBytes() -> [UInt8] {
    var members: [JSONOutput.Member] = [
      .init("callready-tokens", .int(Self.version)), .init("contract", .string(key.contract)),
      .init("environment", .string(key.environment)), .init("issuer", .string(issuer)),
      .init("access-token", .string(accessToken.reveal())),
      .init("obtained-at", .string(obtainedAt.rfc3339)),
    ]
    let optional: [(String, String?)] = [
      ("identity", key.identity), ("refresh-token", refreshToken?.reveal()), ("api", api),
      ("scope", scope),
      ("api-base", apiBase), ("refreshing-since", refreshingSince?.rfc3339),
    ]
    for (name, text) in optional {
      if let text { members.append(.init(name, .string(text))) }
    }
    if let lifetime {
      members.append(.init("lifetime-ms", .int(Int(lifetime / .milliseconds(1)))))
    }
    return Array(JSONOutput.object(members).text(pretty: true).utf8) + [UInt8(ascii: "\n")]
  }

  /// Why a file is no entry.
  enum FileFault: Error {
    case notJSON
    /// A later program wrote it.
    case newer
    /// A key is missing or holds something else.
    case member(String)
    /// It holds the tokens of somebody else.
    case otherKey
  }

  /// Reads a file's bytes.
  init(reading bytes: [UInt8], for key: StoreKey) throws(FileFault) {
    guard let document = try? JSONDocument(parsing: bytes) else { throw .notJSON }
    let root = document.root
    guard let version = root["callready-tokens"]?.int else { throw .member("callready-tokens") }
    guard version == Self.version else { throw .newer }
    func text(_ name: String) throws(FileFault) -> String? {
      guard let value = root[name] else { return nil }
      guard let text = value.string, !text.isEmpty else { throw .member(name) }
      return text
    }
    func needed(_ name: String) throws(FileFault) -> String {
      guard let text = try text(name) else { throw .member(name) }
      return text
    }
    func instant(_ name: String) throws(FileFault) -> Timestamp? {
      guard let text = try text(name) else { return nil }
      guard let instant = Timestamp(rfc3339: text) else { throw .member(name) }
      return instant
    }
    guard try needed("contract") == key.contract, try needed("environment") == key.environment,
      try text("identity") == key.identity
    else { throw .otherKey }
    guard let obtainedAt = try instant("obtained-at") else { throw .member("obtained-at") }
    let lifetime = root["lifetime-ms"].map(\.int)
    if case .some(.none) = lifetime { throw .member("lifetime-ms") }
    self.init(
      key: key, issuer: try needed("issuer"), api: try text("api"),
      accessToken: Secret(try needed("access-token"), name: "AccessToken"),
      refreshToken: try text("refresh-token").map { Secret($0, name: "RefreshToken") },
      obtainedAt: obtainedAt, lifetime: lifetime?.map { Duration.milliseconds($0) },
      scope: try text("scope"), apiBase: try text("api-base"),
      refreshingSince: try instant("refreshing-since"))
  }
}
