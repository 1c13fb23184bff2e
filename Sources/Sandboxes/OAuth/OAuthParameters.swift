// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues

/// The parameters of a request to the token endpoint and its neighbours.
///
/// They are read from a form, from an object in JSON, and from the query, whichever they are in.
struct OAuthParameters: Sendable {
  private var values: [String: String] = [:]

  /// Reads the parameters from one place, or from all of them if none is named.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - place: The only place that is looked at.
  /// - Throws: `invalid_request` if the body cannot be read, or a parameter comes twice (RFC 6749,
  ///   3.2).
  init(_ request: ServerRequest, place: SandboxFault.ParameterPlace?) throws(OAuthFailure) {
    let type = request.headers.value(of: "Content-Type")?.prefix { $0 != ";" }.lowercased()
    let isJSON = type?.filter { $0 != " " } == "application/json"
    if isJSON, place ?? .json == .json { try readJSON(request.body) }
    if !isJSON, place ?? .form == .form {
      try readForm(String(decoding: request.body, as: UTF8.self))
    }
    if place ?? .query == .query { try readForm(request.query ?? "") }
  }

  /// A parameter; what is empty counts as missing (RFC 6749, 3.1).
  subscript(name: String) -> String? {
    values[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A parameter that must be there.
  func required(_ name: String) throws(OAuthFailure) -> String {
    guard let value = self[name] else { throw .invalidRequest("\(name) is missing") }
    return value
  }

  private mutating func readJSON(_ body: [UInt8]) throws(OAuthFailure) {
    guard let object = try? JSONDocument(parsing: body).root, object.kind == .object else {
      throw .invalidRequest("the body is not an object in JSON")
    }
    for (name, value) in object.members {
      if let text = value.string { try set(name, text) }
    }
  }

  private mutating func readForm(_ text: String) throws(OAuthFailure) {
    guard let query = FormQuery(text) else {
      throw .invalidRequest("the parameters have a broken percent escape or are not UTF-8")
    }
    for (name, value) in query.parameters { try set(name, value) }
  }

  private mutating func set(_ name: String, _ value: String) throws(OAuthFailure) {
    guard values.updateValue(value, forKey: name) == nil else {
      throw .invalidRequest("\(name) is there twice")
    }
  }
}
