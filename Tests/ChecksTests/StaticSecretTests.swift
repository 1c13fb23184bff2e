// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import Redaction
import Testing
import Transports

@Suite struct StaticSecretTests {
  private func fixture(_ more: String) -> StaticFixture {
    StaticFixture().contract("{ from: env EXAMPLE_KEY }", "{ from: env EXAMPLE_KEY\(more) }")
  }

  @Test func `a secret has a role and a day`() throws {
    let bare = fixture("")
    #expect(try bare.findings("secret-owner").map(\.pointed) == ["api_key"])
    #expect(try bare.findings("secret-renewal-unknown").map(\.pointed) == ["api_key"])
    #expect(try bare.findings("secret-renewal").isEmpty)
    let whole = fixture(", owner: crm-administrator, renew-by: \"2027-12-31\"")
    for code in ["secret-owner", "secret-renewal-unknown", "secret-renewal"] {
      #expect(try whole.findings(code).isEmpty)
    }
  }

  @Test(
    arguments: [
      ("2027-01-01", "2027-02-01", nil), ("2027-01-01", "2027-01-31", "in 30 days"),
      ("2027-01-01", "2027-01-02", "in 1 day"), ("2027-01-01", "2027-01-01", "today"),
      ("2027-01-01", "2026-12-31", "1 day ago"), ("2028-02-01", "2028-03-02", "in 30 days"),
      ("2027-02-01", "2027-03-03", "in 30 days"), (nil, "2020-01-01", nil),
    ] as [(String?, String, String?)])
  func `a secret is told from thirty days before its day on`(
    _ today: String?, _ day: String, _ expected: String?
  ) throws {
    let found = try fixture(", renew-by: \"\(day)\"").findings("secret-renewal", today: today)
    #expect(found.map(\.label.text) == (expected.map { ["renew-by \(day), \($0)"] } ?? []))
  }

  @Test func `a run judges the secrets of its own environment`() throws {
    let two = StaticFixture().contract(
      "authentication:",
      """
        production:
          variables: { base_url: https://crm.example/v2 }
          secrets: { api_key: { from: env OTHER_KEY } }
      authentication:
      """)
    func places(_ environment: String?) throws -> [String] {
      try two.findings("secret-owner", environment: environment).map(\.subject.interaction)
    }
    #expect(try places(nil) == ["test", "production"])
    #expect(try places("production") == ["production"])
    #expect(try places("elsewhere") == [])
  }

  @Test func `roles without a person are told together`() throws {
    let found = try StaticFixture().contract(
      "environments:", "owners: { api-developer: Lina Khoury }\nenvironments:"
    ).findings("readiness-owner")
    #expect(
      found.map(\.message.text) == [
        "nobody is named as PBX administrator, CRM administrator and operations owner"
      ])
    #expect(found.map(\.remedy.text) == ["write `pbx-administrator: NAME` under `owners`"])
  }

  @Test(
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2027-02-30", nil),
      ("2027-1-01", nil), ("", nil), ("2027-01-01T", nil), ("2027/01/01", nil),
    ] as [(String, Int64?)])
  func `a day is read as contracts write it`(_ text: String, _ days: Int64?) {
    #expect(CalendarDay(text)?.daysSince1970 == days)
  }

  @Test(
    arguments: [
      (0, 0), (86_399_999_999, 0), (86_400_000_000, 1), (-1, -1), (Int64.min, -106_751_992),
    ] as [(Int64, Int64)])
  func `an instant has a day`(_ microseconds: Int64, _ day: Int64) {
    #expect(CalendarDay(Timestamp(microseconds: microseconds)).daysSince1970 == day)
  }
}
