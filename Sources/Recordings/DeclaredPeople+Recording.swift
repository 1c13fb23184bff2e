// SPDX-License-Identifier: Apache-2.0

extension DeclaredPeople {
  /// Whether a recording of a service masks undeclared personal data: always, except on loopback,
  /// where only invented people live.
  ///
  /// It is told by the service's base URL; where that cannot be read, everything is masked.
  public static func masksForRecording(_ baseURL: String) -> Bool {
    let origin = String(decoding: URLParts(Array(baseURL.utf8)).origin, as: UTF8.self)
    guard let scheme = origin.firstRange(of: "://") else { return true }
    let authority = origin[scheme.upperBound...]
    // What stands before an @ is no host, however it looks.
    guard !authority.contains("@") else { return true }
    let (host, _) = ServerAddress.parts(of: String(authority))
    let name = host.lowercased()
    if ["localhost", "::1", "[::1]"].contains(name) { return false }
    let octets = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return !(octets.count == 4 && octets[0] == 127 && octets.allSatisfy { $0 != nil })
  }
}
