// SPDX-License-Identifier: Apache-2.0

/// A URL cut into the pieces that are compared and written, byte for byte as they stand.
struct URLParts: Sendable {
  /// Scheme, host and port.
  let origin: ArraySlice<UInt8>
  /// From the first `/` behind the host.
  let path: ArraySlice<UInt8>
  /// Behind `?`; nil if there is none.
  let query: ArraySlice<UInt8>?
  /// Behind `#`; nil if there is none.
  let fragment: ArraySlice<UInt8>?

  init(_ url: [UInt8]) {
    var rest = url[...]
    fragment = Self.cut(&rest, at: UInt8(ascii: "#"))
    query = Self.cut(&rest, at: UInt8(ascii: "?"))
    let colon = rest.firstIndex(of: UInt8(ascii: ":"))
    let isAbsolute = colon.map { rest[$0...].starts(with: "://".utf8) } ?? false
    let host = isAbsolute ? (colon ?? 0) + 3 : 0
    let end = rest[host...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    origin = rest[..<end]
    path = rest[end...]
  }

  /// A parameter of a query, still encoded; without `=` the value is nil.
  typealias Parameter = (name: [UInt8], value: [UInt8]?)

  /// The parameters of the query in order.
  var parameters: [Parameter] {
    (query ?? []).split(separator: UInt8(ascii: "&")).map { pair in
      var name = pair
      let value = Self.cut(&name, at: UInt8(ascii: "="))
      return (Array(name), value.map { Array($0) })
    }
  }

  /// Cuts off what stands behind a sign, and the sign.
  private static func cut(
    _ bytes: inout ArraySlice<UInt8>, at sign: UInt8
  ) -> ArraySlice<UInt8>? {
    guard let index = bytes.firstIndex(of: sign) else { return nil }
    let tail = bytes[(index + 1)...]
    bytes = bytes[..<index]
    return tail
  }
}
