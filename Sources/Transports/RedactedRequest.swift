// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// A request that may be shown: only a ``Redaction/Redactor`` makes one.
public struct RedactedRequest: Sendable, Hashable {
  /// The method.
  public let method: RedactedText
  /// The URL with its query.
  public let url: RedactedText
  /// Header and body.
  public let message: RedactedMessage

  init(_ request: Request, by redactor: Redactor) {
    method = redactor.redact(request.method)
    url = redactor.redact(request.url)
    message = RedactedMessage(PackedFields(request.headers), request.body, by: redactor)
  }

  /// The request as it stands in a contract: a line, header lines, an empty line, the body.
  public var httpText: RedactedText {
    let fields = message.headers.map { "\n\($0.name): \($0.value)" as RedactedText }.joined()
    let body: RedactedText = message.body.map { "\n\n\($0.text)" } ?? ""
    return "\(method) \(url)\(fields)\(body)"
  }

  /// The request as a command for curl that sends the same, each part one word of a POSIX shell.
  ///
  /// Only `User-Agent` is curl's own if the request has none.
  /// Bytes of a body that are not UTF-8 cannot stand in a command; they show as U+FFFD.
  public var curlCommand: RedactedText {
    // Without -g curl would read braces and brackets of the URL as patterns.
    let start: RedactedText = "curl -sS -i -g --path-as-is -X"
    var parts: [RedactedText] = ["\(start) \(method.shellWord) --url \(url.shellQuoted)"]
    parts += curlFields.map { "-H \($0.shellQuoted)" }
    // With --data-binary a body that begins with @ would be the name of a file.
    if let body = message.body { parts.append("--data-raw \(body.text.shellQuoted)") }
    return parts.joined(separator: " \\\n  ")
  }

  private var curlFields: [RedactedText] {
    let given: [RedactedText] = message.headers.map {
      // Curl reads a field without a value as the wish to send none of that name.
      $0.value.isBlank ? "\($0.name);" : "\($0.name): \($0.value)"
    }
    // What curl would add by itself is no part of the request.
    let added: [StaticString] = message.body == nil ? ["Accept"] : ["Accept", "Content-Type"]
    let names = Set(message.headers.map { $0.name.text.lowercased() })
    let unwanted = added.filter { !names.contains($0.description.lowercased()) }
    return given + unwanted.map { RedactedText(stringLiteral: $0) + ":" }
  }
}

extension Redactor {
  /// The request as it may be shown.
  public func redact(_ request: Request) -> RedactedRequest {
    RedactedRequest(request, by: self)
  }
}

extension RedactedText {
  fileprivate var isBlank: Bool {
    text.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  /// The text as one word of a POSIX shell, without quotes if it consists of letters.
  fileprivate var shellWord: RedactedText {
    !isEmpty && text.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 }
      ? self : shellQuoted
  }

  /// The text as one word of a POSIX shell, in single quotes.
  fileprivate var shellQuoted: RedactedText {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    let quoted = parts.map { RedactedText(restored: String($0)) }.joined(separator: #"'\''"#)
    return "'\(quoted)'"
  }
}
