// SPDX-License-Identifier: Apache-2.0

import PBXLanguage
import Redaction
import Transports

/// A token and the one that came after it.
struct TokenSuccession: Sendable {
  /// The old token and the new one, as they are and as a URL or a form spells them.
  private let spellings: [(old: String, new: String)]

  private init(_ old: String, _ new: String) {
    let encoded = (URLEncoding.encode(old), URLEncoding.encode(new))
    spellings = [(old, new)] + (encoded.0 == old ? [] : [encoded])
  }

  /// What changes from one session to the next.
  static func all(from old: Session, to new: Session) -> [TokenSuccession] {
    [(old.accessToken, new.accessToken), (old.refreshToken, new.refreshToken)]
      .compactMap { old, new in
        guard let old = old?.reveal(), let new = new?.reveal(), old != new, !old.isEmpty
        else { return nil }
        return TokenSuccession(old, new)
      }
  }

  /// The same request with the new token wherever it has the old one.
  func applied(to request: Request) -> Request {
    Request(
      method: request.method, url: replaced(request.url),
      headers: request.headers.map { HeaderField($0.name, replaced($0.value)) },
      body: request.body.map { body in
        // What is not text holds no token.
        String(validating: body, as: UTF8.self).map { Array(replaced($0).utf8) } ?? body
      })
  }

  private func replaced(_ text: String) -> String {
    spellings.reduce(text) { $0.replacing($1.old, with: $1.new) }
  }
}
