// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import JSONValues
public import Redaction
public import Transports

/// What a token endpoint gave.
public struct TokenAnswer: Sendable, Hashable {
  /// The access token, under the name `AccessToken`.
  public let accessToken: Secret
  /// The refresh token, under the name `RefreshToken`; nil if none came.
  public let refreshToken: Secret?
  /// `token_type` as it came; nil without one.
  public let type: String?
  /// `scope` as it came; nil without one.
  public let scope: String?
  /// How long the access token lives.
  public let lifetime: StatedLifetime
  /// Where the API is, if the answer says so.
  public let apiBase: String?

  /// Keys under which CRMs say where their API is: Salesforce, Zoho and Pipedrive, Bitrix24.
  static let apiBaseKeys = ["instance_url", "api_domain", "client_endpoint"]

  /// Reads an exchange with a token endpoint.
  ///
  /// - Parameters:
  ///   - exchange: what was asked and what came back.
  ///   - place: where the answer states how long the access token lives.
  /// - Throws: why there is no token in it. A lifetime that cannot be understood is no reason: the
  ///   tokens are good, and a rotated refresh token must not be lost.
  public init(
    reading exchange: Exchange, lifetimeIn place: LifetimePlace = .standard
  ) throws(TokenFault) {
    let response: Response
    switch exchange.outcome {
    case .success(let found): response = found
    case .failure(let failure): throw .noAnswer(failure)
    }
    let root = try Self.object(of: response)
    guard let token = root["access_token"] else { throw .noAccessToken }
    guard let access = token.string, !access.isEmpty else { throw .unusableAccessToken }
    accessToken = Secret(access, name: "AccessToken")
    refreshToken = root["refresh_token"]?.string.flatMap {
      $0.isEmpty ? nil : Secret($0, name: "RefreshToken")
    }
    type = root["token_type"]?.string
    scope = root["scope"]?.string
    lifetime = StatedLifetime(in: response.body, at: place)
    apiBase = Self.apiBaseKeys.lazy.compactMap { root[$0]?.string }.first { !$0.isEmpty }
  }

  private init(_ answer: TokenAnswer, refreshToken: Secret) {
    accessToken = answer.accessToken
    self.refreshToken = refreshToken
    type = answer.type
    scope = answer.scope
    lifetime = answer.lifetime
    apiBase = answer.apiBase
  }

  /// The answer with the refresh token it was asked with, if it brings none.
  func keeping(_ used: Secret) -> TokenAnswer {
    TokenAnswer(self, refreshToken: refreshToken ?? Secret(used.reveal(), name: "RefreshToken"))
  }

  /// The JSON object of a good answer.
  private static func object(of response: Response) throws(TokenFault) -> JSONValue {
    let status = response.status
    if (300..<400).contains(status) {
      throw .redirected(status, to: response.header("Location").first)
    }
    let words = RefusalWords(body: response.body)
    guard (200..<300).contains(status) else {
      throw .refused(status, words, retryAfter: response.header("Retry-After").first)
    }
    guard !response.body.isEmpty else { throw .empty(status) }
    guard let document = try? JSONDocument(parsing: response.body) else {
      throw response.isPage ? .page(status) : .notJSON(status, mediaType: response.mediaType)
    }
    guard document.root.kind == .object else { throw .notAnObject(document.root.kind.description) }
    // Zoho answers 200 with an error in it.
    if document.root["access_token"] == nil, let words, words.code != nil {
      throw .refused(status, words, retryAfter: nil)
    }
    return document.root
  }
}

extension Response {
  /// Whether the body is a page for people, by its type or by how it begins.
  fileprivate var isPage: Bool {
    if mediaType == "text/html" || mediaType == "application/xhtml+xml" { return true }
    let start = body.drop { $0 <= 0x20 }.prefix(9).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return start.elementsEqual("<!doctype".utf8) || start.starts(with: "<html".utf8)
  }
}
