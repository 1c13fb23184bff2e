// SPDX-License-Identifier: Apache-2.0

import GJSONPaths

/// Finds the variable that somebody most likely meant.
enum NearestNames {
  private static let most = 3

  /// The names that resemble another, the nearest first.
  ///
  /// The engine that finds the key nearest to a missing one in an answer is asked about an object
  /// that has the names as its keys, so that keys and variables are proposed by the same rules.
  static func of(_ name: String, among names: [String]) -> [String] {
    var rest = names.filter { $0 != name && $0.utf8.allSatisfy(isPlain) }
    var found: [String] = []
    while found.count < most, let near = nearest(to: name, among: rest) {
      found.append(near)
      rest.removeAll { $0 == near }
    }
    return found
  }

  private static func nearest(to name: String, among names: [String]) -> String? {
    let members = names.map { "\"\($0)\":1" }.joined(separator: ",")
    let path = GJSONPath(GJSONPath.escaping(name))
    return path.trace(in: Array("{\(members)}".utf8)).suggestion?.key
  }

  /// Whether a byte stands for itself in a JSON text.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
