// SPDX-License-Identifier: Apache-2.0

/// A path of the contract's `volatile`: keys, with `#` for each element of a list.
struct VolatilePath {
  private let components: [String]

  init(_ text: String) {
    components = text.split(separator: ".").map { part in
      part.allSatisfy(\.isNumber) ? "#" : String(part)
    }
  }

  /// Whether a value at a path may change: it is the named one, or stands inside of it.
  func covers(_ path: [String]) -> Bool { path.starts(with: components) }
}
