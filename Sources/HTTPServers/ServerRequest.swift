// SPDX-License-Identifier: Apache-2.0

/// A request as it arrived, nothing of it decoded.
public struct ServerRequest: Sendable, Hashable {
  /// The method, such as `GET`.
  public let method: String
  /// What stands between the method and the version: mostly a path with a query.
  public let target: String
  /// The headers in the order in which they came, duplicates included.
  public let headers: [ServerHeader]
  /// The body, with its chunks put together.
  public let body: [UInt8]
  /// Whether its connection has carried no request before it.
  public var isFirstOnConnection = true

  /// A request, the first of its connection.
  public init(
    method: String, target: String, headers: [ServerHeader] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  /// The path, still percent-encoded; of an absolute target without scheme and host.
  public var path: String {
    let path = String(pathAndQuery.prefix { $0 != "?" })
    return path.isEmpty ? "/" : path
  }

  /// What stands behind the first question mark, still percent-encoded; nil without one.
  public var query: String? {
    let rest = pathAndQuery.drop { $0 != "?" }
    return rest.isEmpty ? nil : String(rest.dropFirst())
  }

  /// Clients that take us for a proxy send `http://host/path`.
  private var pathAndQuery: Substring.UnicodeScalarView {
    let target = target.unicodeScalars[...]
    guard target.first != "/" else { return target }
    let scheme = target.prefix { $0 != ":" && $0 != "/" && $0 != "?" }
    let rest = target.dropFirst(scheme.count)
    guard rest.starts(with: "://".unicodeScalars) else { return target }
    return rest.dropFirst(3).drop { $0 != "/" && $0 != "?" }
  }
}
