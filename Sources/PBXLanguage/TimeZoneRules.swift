// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The offsets of a time zone, past and to come.
public struct TimeZoneRules: Sendable, Hashable {
  /// The zone's IANA name.
  public let name: String
  /// Moments at which the offset changes, in Unix seconds, in order.
  let transitions: [Int64]
  /// The offsets that begin at those moments, in seconds east of UTC.
  let offsets: [Int]
  /// The offset before the first change.
  let initialOffset: Int
  /// What holds after the last change.
  let footer: PosixZone?

  /// UTC, which needs no file.
  public static let utc = TimeZoneRules(
    name: "UTC", transitions: [], offsets: [], initialOffset: 0, footer: nil)

  /// Seconds east of UTC at a moment.
  public func offset(at seconds: Int64) -> Int {
    guard let last = transitions.last, seconds < last else {
      return footer?.offset(at: seconds) ?? offsets.last ?? initialOffset
    }
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initialOffset : offsets[low - 1]
  }

  private static let cache = Mutex<[String: TimeZoneRules]>([:])

  /// The zone of an IANA name, from the system's time zone files.
  ///
  /// - Throws: a name that has no file, or a file that is no time zone; the message names the zone.
  public static func named(_ name: String) throws(TimeFormatProblem) -> TimeZoneRules {
    if name == "UTC" { return utc }
    if let known = cache.withLock({ $0[name] }) { return known }
    guard isPlausible(name), let bytes = ZoneFile.contents(of: "/usr/share/zoneinfo/" + name) else {
      throw TimeFormatProblem("unknown time zone '\(name)'")
    }
    guard let zone = ZoneFile.zone(named: name, bytes) else {
      throw TimeFormatProblem("the file of time zone '\(name)' cannot be read")
    }
    cache.withLock { $0[name] = zone }
    return zone
  }

  /// Letters, digits and `_+-/`, never a path that leads out of the folder.
  private static func isPlausible(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count < 100 && !name.hasPrefix("/")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2F, 0x5F: true
        default: false
        }
      }
  }
}
