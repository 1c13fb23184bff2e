// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The names of the time zones that are installed.
enum TimeZones {
  private static let folder = "/usr/share/zoneinfo"

  /// Whether there are files to look a name up in; without them no name is judged.
  static var areInstalled: Bool { access("\(folder)/UTC", R_OK) == 0 }

  /// The name that was probably meant; nil if none is near.
  static func nearest(to name: String) -> String? {
    let names = self.names
    let lower = name.lowercased()
    let city = lower.split(separator: "/").last.map { "/" + $0 } ?? ""
    return names.first { $0.lowercased() == lower }
      ?? names.first { $0.lowercased().hasSuffix(city) } ?? NearestName.of(name, among: names)
  }

  /// The third column of `zone1970.tab`: a zone for each region that keeps the same time.
  private static var names: [String] {
    guard let file = fopen("\(folder)/zone1970.tab", "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.compactMap { line in
        let columns = line.split(separator: "\t")
        return columns.count > 2 ? String(columns[2]) : nil
      }
  }
}
