// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

struct AddressScopeTests {
  /// An address and from where it can be reached; nil if it is none.
  struct Row: Sendable, CustomTestStringConvertible {
    let address: String
    let scope: AddressScope?

    init(_ address: String, _ scope: AddressScope?) {
      (self.address, self.scope) = (address, scope)
    }

    var testDescription: String { address }
  }

  static let rows: [Row] = [
    // IPv4: the first and the last of each block, and their neighbours
    Row("127.0.0.1", .loopback), Row("127.255.255.255", .loopback), Row("128.0.0.0", .public),
    Row("126.255.255.255", .public),
    Row("10.0.0.0", .private), Row("10.255.255.255", .private), Row("9.255.255.255", .public),
    Row("11.0.0.0", .public),
    Row("172.15.255.255", .public), Row("172.16.0.0", .private), Row("172.31.255.255", .private),
    Row("172.32.0.0", .public),
    Row("192.167.255.255", .public), Row("192.168.0.0", .private),
    Row("192.168.255.255", .private), Row("192.169.0.0", .public),
    Row("169.254.169.254", .private), Row("169.253.255.255", .public), Row("169.255.0.0", .public),
    Row("100.63.255.255", .public), Row("100.64.0.0", .private), Row("100.127.255.255", .private),
    Row("100.128.0.0", .public),
    Row("0.0.0.0", .reserved), Row("0.255.255.255", .reserved), Row("1.0.0.0", .public),
    Row("192.0.0.8", .reserved), Row("192.0.2.1", .reserved), Row("192.0.1.1", .public),
    Row("198.17.255.255", .public), Row("198.18.0.0", .reserved), Row("198.19.255.255", .reserved),
    Row("198.20.0.0", .public), Row("198.51.100.7", .reserved), Row("203.0.113.7", .reserved),
    Row("223.255.255.255", .public), Row("224.0.0.1", .reserved), Row("255.255.255.255", .reserved),
    Row("8.8.8.8", .public),
    // IPv6
    Row("::1", .loopback), Row("[::1]", .loopback), Row("::2", .public), Row("::", .reserved),
    Row("fbff::1", .public), Row("fc00::1", .private),
    Row("fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .private), Row("fe00::1", .public),
    Row("fe7f::1", .public), Row("fe80::1", .private), Row("fe80::1%eth0", .private),
    Row("[fe80::1%25eth0]", .private), Row("febf::1", .private), Row("fec0::1", .private),
    Row("ff02::1", .reserved), Row("2001:db8::1", .reserved), Row("2001:db9::1", .public),
    Row("3fff::1", .reserved), Row("3fff:1000::1", .public), Row("100::1", .reserved),
    Row("100:0:0:1::1", .public), Row("2606:4700::1111", .public),
    Row("2A00:1450:4001:80B::200E", .public),
    // IPv6 that stands for IPv4
    Row("::ffff:10.0.0.1", .private), Row("::ffff:7f00:1", .loopback),
    Row("::ffff:8.8.8.8", .public),
    Row("64:ff9b::192.168.1.1", .private), Row("64:ff9b::808:808", .public),
    Row("2002:a00:1::1", .private), Row("2002:808:808::1", .public),
    // No addresses
    Row("", nil), Row("localhost", nil), Row("crm.test", nil), Row("10.0.0.1:80", nil),
    Row("[::1]:80", nil), Row("127.1", nil), Row("010.0.0.1", nil), Row("10.0.0.256", nil),
    Row("0x7f000001", nil), Row("2130706433", nil), Row("[10.0.0.1]", nil), Row("[::1", nil),
    Row(":", nil), Row("%", nil), Row(" 10.0.0.1", nil), Row("10.0.0.1\u{0}x", nil),
    Row(":::1", nil), Row("fe80::1%\u{0}", nil), Row("１０.0.0.1", nil),
  ]

  @Test(arguments: rows) func `an address tells from where it can be reached`(_ row: Row) {
    #expect(AddressScope(of: row.address) == row.scope)
  }
}
