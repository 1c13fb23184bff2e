// SPDX-License-Identifier: Apache-2.0

extension GJSONPath {
  /// A key as a path must spell it: `odata\.count` for the key `odata.count`.
  ///
  /// The result also stands whole in a query and in a list of paths parted by commas.
  public static func escaping(_ key: String) -> String {
    var escaped: [UInt8] = []
    if isModifier(key) { escaped.append(Byte.backslash) }
    for byte in key.utf8 {
      if ".|#*?\\!{}[]()=<>%\"~,".utf8.contains(byte) { escaped.append(Byte.backslash) }
      escaped.append(byte)
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// Whether a key would be taken for a modifier: `@this` is one, `@odata` a key.
  private static func isModifier(_ key: String) -> Bool {
    guard key.utf8.first == Byte.at else { return false }
    let name = key.utf8.dropFirst().prefix { $0 != Byte.colon && $0 != Byte.dot && $0 != Byte.pipe }
    return Modifier(named: Array(name)[...]) != nil
  }
}
