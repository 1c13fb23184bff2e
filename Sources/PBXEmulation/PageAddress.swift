// SPDX-License-Identifier: Apache-2.0

import Transports

/// The address of a next page as an answer writes it.
struct PageAddress {
  /// How the address is written.
  enum Form {
    case absolute, relative
    /// Neither scheme, slash nor query: a mark that no PBX can follow.
    case mark
  }

  let text: String

  var form: Form {
    if scheme != nil { return .absolute }
    return text.contains("/") || text.contains("?") ? .relative : .mark
  }

  /// The scheme in lower case, if it is one of HTTP.
  private var scheme: String? {
    let lower = text.prefix(8).lowercased()
    return ["https", "http"].first { lower.hasPrefix($0 + "://") }
  }

  /// The address as it is asked for, beside the page at `url` (RFC 3986, section 5.2, without
  /// segments of dots).
  func resolved(beside url: String) -> String {
    guard form != .absolute else { return text }
    let origin = Self.origin(of: url)
    let rest = url.dropFirst(origin.utf8.count)
    let path = rest.prefix { $0 != "?" && $0 != "#" }
    if text.hasPrefix("//") { return (origin.split(separator: "/").first ?? "https:") + text }
    if text.hasPrefix("/") { return origin + text }
    if text.hasPrefix("?") { return origin + path + text }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return origin + folder + text
  }

  /// Scheme, host and port of a URL.
  static func origin(of url: String) -> String {
    guard let scheme = url.range(ofText: "://") else { return "" }
    let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return String(url[..<scheme.upperBound] + host)
  }

  /// The address in `<…>; rel="next"` of `Link` fields (RFC 8288); nil if there is none.
  static func next(in response: Response) -> String? {
    for value in response.header("Link") {
      for part in value.split(separator: ",") where part.isNextLink {
        guard let open = part.firstIndex(of: "<"), let close = part.firstIndex(of: ">"),
          open < close
        else { continue }
        return String(part[part.index(after: open)..<close])
      }
    }
    return nil
  }
}

extension Substring {
  /// Whether a link of the header is the one to the next page.
  fileprivate var isNextLink: Bool {
    let plain = filter { $0 != " " && $0 != "\"" }.lowercased()
    return plain.contains(";rel=next")
  }
}

extension String {
  /// Where a text stands first.
  fileprivate func range(ofText text: String) -> Range<String.Index>? {
    firstRange(of: text)
  }
}
