// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// A request as its author wrote it: `METHOD url`, header lines, an empty line, the body.
public struct RequestTemplate: Sendable {
  /// GET, POST, PUT, PATCH or DELETE.
  public let method: Located<String>
  /// The URL, its lines joined; one that begins with `/` goes to the contract's base.
  public let url: PBXTemplate
  /// Header lines of this request, in order.
  public let headers: [Header]
  /// The body, byte for byte less the last line break; nil if there is none.
  public let body: PBXTemplate?
  /// The whole text.
  public let span: SourceSpan

  /// A header line.
  public struct Header: Sendable {
    /// The name.
    public let name: Located<String>
    /// The value.
    public let value: PBXTemplate
  }
}
