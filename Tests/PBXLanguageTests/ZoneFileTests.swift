// SPDX-License-Identifier: Apache-2.0

@testable import PBXLanguage
import Testing

@Suite struct ZoneFileTests {
  @Test func `a damaged file is refused and does no harm`() throws {
    let bytes = try #require(ZoneFile.contents(of: "/usr/share/zoneinfo/Europe/Berlin"))
    #expect(ZoneFile.zone(named: "Europe/Berlin", bytes) != nil)
    for end in stride(from: 0, to: bytes.count - 40, by: 7) {
      #expect(ZoneFile.zone(named: "cut", Array(bytes[..<end])) == nil)
    }
    for offset in 0..<min(bytes.count, 200) {
      var damaged = bytes
      damaged[offset] ^= 0xFF
      _ = ZoneFile.zone(named: "damaged", damaged)?.offset(at: 1_700_000_000)
    }
    #expect(ZoneFile.zone(named: "none", []) == nil)
    #expect(ZoneFile.contents(of: "/nowhere") == nil)
    #expect(ZoneFile.contents(of: "/usr/share/zoneinfo") == nil)
  }
}
