// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing
import Transports

@testable import Recordings

struct HARTimeTests {
  @Test(
    arguments: zip(
      [0, 1, 10, 100, 1_000, 1_001, 1_010, 12_345, 60_000_000],
      ["0", "0.001", "0.01", "0.1", "1", "1.001", "1.01", "12.345", "60000"]))
  func `microseconds are milliseconds with decimals, both ways`(_ value: Int64, _ text: String)
    throws
  {
    #expect(HARTime.milliseconds(value).text(pretty: false) == text)
    let milliseconds = try #require(Double(text))
    #expect(HARTime.duration(milliseconds: milliseconds) == .microseconds(value))
  }

  @Test func `a phase that did not happen is -1, both ways`() {
    #expect(HARTime.milliseconds(nil as Duration?).text(pretty: false) == "-1")
    #expect(HARTime.duration(milliseconds: -1) == nil)
  }

  @Test(arguments: [Double.infinity, 1e300, .nan])
  func `a duration beyond all measure does not trap`(_ milliseconds: Double) {
    let longest = Duration.microseconds(100_000_000_000_000)
    #expect(HARTime.duration(milliseconds: milliseconds).map { $0 <= longest } ?? true)
  }

  @Test(
    arguments: zip(
      [0, 250_000, 250_123, -1],
      [
        "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.250Z", "1970-01-01T00:00:00.250123Z",
        "1969-12-31T23:59:59.999999Z",
      ]))
  func `an instant is spelled to the microsecond`(_ value: Int64, _ text: String) {
    let instant = Timestamp(microseconds: value)
    #expect(HARTime.spelled(instant) == text)
    #expect(Timestamp(rfc3339: text) == instant)
  }

  @Test(arguments: [
    ("127.0.0.1:80", "127.0.0.1", "80"), ("[::1]:80", "::1", "80"), ("::1", "::1", nil),
    ("host", "host", nil), ("host:", "host:", nil), (":80", ":80", nil), ("", "", nil),
    ("a:b:80", "a:b:80", nil), ("[::1]", "[::1]", nil), ("[]:80", "[]", "80"),
  ])
  func `an address is split and joined again`(_ address: String, _ host: String, _ port: String?) {
    let parts = ServerAddress.parts(of: address)
    #expect(parts.host == host)
    #expect(parts.port == port)
    #expect(ServerAddress.joined(host: parts.host, port: parts.port) == address)
  }
}
