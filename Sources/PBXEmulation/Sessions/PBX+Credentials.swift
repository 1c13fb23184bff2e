// SPDX-License-Identifier: Apache-2.0

import Contracts
import GoTemplates
import Redaction
import Transports

extension PBX {
  /// A credential that nobody has.
  public static let falseCredential = "callready-no-such-credential"

  /// Whether requests carry anything that could be refused.
  var hasCredential: Bool { contract.needsSession || !given.secrets.isEmpty }

  /// A request with a credential that nobody has.
  func withFalseCredential(_ read: SampleRead) throws(TemplateExecutionError) -> Request {
    try read.rendered(by: try with(credential: Self.falseCredential))
  }

  /// A request without a credential: headers that would carry it are left out, elsewhere it is empty.
  func withoutCredential(_ read: SampleRead) throws(TemplateExecutionError) -> Request {
    let mark = "callready-absent"
    let request = try read.rendered(by: try with(credential: mark))
    let headers = request.headers.filter { field in
      field.name.lowercased() != "authorization" && !field.value.contains(mark)
    }
    return Request(
      method: request.method, url: request.url.replacing(mark, with: ""), headers: headers,
      body: request.body.map {
        Array(String(decoding: $0, as: UTF8.self).replacing(mark, with: "").utf8)
      })
  }

  /// A request with the token behind another word than the one that is right.
  func withWrongScheme(_ read: SampleRead) throws(TemplateExecutionError) -> Request? {
    let request = try read.rendered(by: self)
    let right = contract.token?.scheme.value ?? "Bearer"
    let wrong = right.lowercased() == "token" ? "Bearer" : "Token"
    var isChanged = false
    let headers = request.headers.map { field in
      guard field.name.lowercased() == "authorization", field.value.hasPrefix("\(right) ") else {
        return field
      }
      isChanged = true
      return HeaderField(field.name, wrong + field.value.dropFirst(right.count))
    }
    guard isChanged else { return nil }
    return Request(method: request.method, url: request.url, headers: headers, body: request.body)
  }

  /// The same PBX with another token, or with another value of every secret.
  func with(credential: String) throws(TemplateExecutionError) -> PBX {
    if contract.needsSession {
      return try signedIn(session.with(accessToken: Secret(credential, name: "AccessToken")))
    }
    return try with(secrets: given.secrets.mapValues { Secret(credential, name: $0.name) })
  }
}
