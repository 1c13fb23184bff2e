// SPDX-License-Identifier: Apache-2.0

import Readiness
import Testing

@Suite struct ReportedListTests {
  static let list = (1...3).map { Make.exchange($0, .success(Make.answer("{}"))) }

  @Test func `exchanges that are made when asked for are those of a list`() {
    let made = ReportedList(count: 3) { Make.exchange($0 + 1, .success(Make.answer("{}"))) }
    #expect(made == ReportedList(Self.list))
    #expect(made.hashValue == ReportedList(Self.list).hashValue)
    #expect(made.list == Self.list)
    #expect(made.map(\.number) == [1, 2, 3])
  }

  @Test func `an exchange is added behind those that are made`() {
    var made = ReportedList(count: 3) { Self.list[$0] }
    made.append(Make.exchange(4, .success(Make.answer("{}"))))
    #expect(made.map(\.number) == [1, 2, 3, 4])
  }
}
