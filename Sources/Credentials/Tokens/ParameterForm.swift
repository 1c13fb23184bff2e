// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PBXLanguage
public import Transports

/// How the parameters of a token request travel.
///
/// The PBX's form asks for a content type and writes the body itself; a contract says the same with
/// the `Content-Type` of its token request.
public enum ParameterForm: String, Sendable, Hashable, CaseIterable {
  /// `application/x-www-form-urlencoded`, as RFC 6749 has it.
  case form
  /// A JSON object of texts.
  case json
  /// The query of the URL; nothing in the body.
  case query

  /// The form that a request announces: its content type's, without one the query.
  ///
  /// A GET has no body, so its parameters stand in the query whatever it announces.
  public init(method: String, contentType: String?) {
    let type = contentType?.prefix { $0 != ";" }.lowercased() ?? ""
    if method == "GET" {
      self = .query
    } else if type.contains("json") {
      self = .json
    } else {
      self = type.contains("form-urlencoded") ? .form : .query
    }
  }

  /// A request with parameters, in their order.
  public func request(_ request: Request, with parameters: [Parameter]) -> Request {
    switch self {
    case .form: request.with(body: Array(Parameter.encoded(parameters).utf8))
    case .json:
      request.with(
        body: Array(
          JSONOutput.object(parameters.map { .init($0.name, .string($0.value)) })
            .text(pretty: false).utf8))
    case .query:
      Request(
        method: request.method, url: request.url.adding(query: Parameter.encoded(parameters)),
        headers: request.headers, body: request.body)
    }
  }
}

/// A name and a value of a query or a form, not encoded.
public struct Parameter: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The value; it may be a secret.
  public let value: String

  /// A parameter.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// The parameters as `a=b&c=d`, everything but unreserved characters percent-encoded.
  public static func encoded(_ parameters: [Parameter]) -> String {
    parameters.map { "\(URLEncoding.encode($0.name))=\(URLEncoding.encode($0.value))" }
      .joined(separator: "&")
  }

  /// Reads `a=b&c=d`; a plus is a blank, and what is no percent-encoding stays as it is.
  public static func decoded(_ query: String) -> [Parameter] {
    query.split(separator: "&").map { part in
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Parameter(plain(pair[0]), pair.count == 2 ? plain(pair[1]) : "")
    }
  }

  private static func plain(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[place + 1...place + 2], as: UTF8.self), radix: 16)
      {
        result.append(value)
        place += 3
      } else {
        result.append(bytes[place] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Request {
  fileprivate func with(body: [UInt8]) -> Request {
    Request(method: method, url: url, headers: headers, body: body)
  }
}

extension String {
  /// The URL with more in its query, before the fragment.
  func adding(query: String) -> String {
    guard !query.isEmpty else { return self }
    let address = prefix { $0 != "#" }
    let fragment = dropFirst(address.count)
    let separator = !address.contains("?") ? "?" : address.hasSuffix("?") ? "" : "&"
    return "\(address)\(separator)\(query)\(fragment)"
  }
}
