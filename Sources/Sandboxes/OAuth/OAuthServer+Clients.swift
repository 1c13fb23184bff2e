// SPDX-License-Identifier: Apache-2.0

import HTTPServers

extension OAuthServer {
  /// The client that a request comes from: by Basic, or by parameters, but not by both.
  func client(
    _ request: ServerRequest, _ parameters: OAuthParameters
  ) throws(OAuthFailure) -> OAuthClient {
    let header = request.headers.value(of: "Authorization")
    let id: String
    let secret: String?
    if let header {
      guard faults.clientAuthentication ?? .basic == .basic, let basic = Self.basic(header),
        parameters["client_id"] ?? basic.id == basic.id
      else { throw .invalidClient }
      guard parameters["client_secret"] == nil else {
        throw .invalidRequest("the client's secret is there twice, in the header and outside it")
      }
      (id, secret) = basic
    } else {
      id = try parameters.required("client_id")
      secret = parameters["client_secret"]
      if secret != nil, faults.clientAuthentication == .basic { throw .invalidClient }
    }
    guard let client = clients.first(where: { $0.id == id }), client.secret == secret else {
      throw .invalidClient
    }
    return client
  }

  /// Id and secret in a header of Basic, each of them encoded as in a form (RFC 6749, 2.3.1).
  private static func basic(_ header: String) -> (id: String, secret: String?)? {
    let words = header.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "basic",
      let bytes = Base64.decoded(words[1]),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      let id = FormQuery.decoded(bytes[..<colon], plusIsBlank: true),
      let secret = FormQuery.decoded(bytes[(colon + 1)...], plusIsBlank: true)
    else { return nil }
    return (id, secret.isEmpty ? nil : secret)
  }
}
