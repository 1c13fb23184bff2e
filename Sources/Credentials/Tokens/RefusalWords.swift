// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// What a token endpoint says when it says no, in whichever of the shapes CRMs have for it.
///
/// RFC 6749 has `error` and `error_description`. Others were seen: HubSpot's `status` and `message`,
/// Salesforce's list of `errorCode` and `message`, Zendesk's and Dynamics' `error` as an object.
public struct RefusalWords: Sendable, Hashable {
  /// The code, such as `invalid_grant`; nil if there is none.
  ///
  /// Raw text of an answer: show it through a redactor.
  public let code: String?
  /// The sentence for people; nil if there is none.
  ///
  /// Raw text of an answer: show it through a redactor.
  public let text: String?

  /// Words of a callback's query.
  init(code: String?, text: String?) {
    self.code = code
    self.text = text
  }

  /// Reads an answer's body; nil if it is not JSON or says nothing like an error.
  public init?(body: [UInt8]) {
    guard let document = try? JSONDocument(parsing: body) else { return nil }
    self.init(document.root)
  }

  /// Reads the object that an answer is, or the first of a list.
  init?(_ value: JSONValue) {
    let object = value[0] ?? value
    guard object.kind == .object else { return nil }
    let inner = object["error"].flatMap { $0.kind == .object ? $0 : nil }
    code =
      Self.text(object, ["error", "errorCode"])
      ?? inner.flatMap { Self.text($0, ["code", "title", "type"]) }
      ?? Self.status(of: object) ?? Self.text(object, ["code"])
    text =
      Self.text(object, ["error_description", "message", "description", "error_info"])
      ?? inner.flatMap { Self.text($0, ["message", "description"]) }
    if code == nil, text == nil { return nil }
  }

  /// HubSpot's `status` is a code such as `BAD_REFRESH_TOKEN`; elsewhere it only says `error`.
  private static func status(of object: JSONValue) -> String? {
    text(object, ["status"]).flatMap { $0.lowercased() == "error" ? nil : $0 }
  }

  private static func text(_ object: JSONValue, _ keys: [String]) -> String? {
    keys.lazy.compactMap { object[$0]?.string }.first { !$0.isEmpty }
  }

  /// Whether the grant itself was refused: a code or refresh token that is none, or no more.
  public var isBadGrant: Bool {
    let codes = ["invalid_grant", "invalid_code", "bad_refresh_token", "bad_auth_code"]
    return code.map { codes.contains($0.lowercased()) } ?? false
  }

  /// Whether the client was refused: its id or its secret.
  public var isBadClient: Bool {
    let codes = ["invalid_client", "invalid_client_id", "unauthorized_client", "bad_client_secret"]
    return code.map { codes.contains($0.lowercased()) } ?? false
  }
}
