// SPDX-License-Identifier: Apache-2.0

import Glibc
import Readiness
import Reports
import Testing

/// The page is sound for a keyboard, a screen reader, and both colour schemes.
struct HTMLReportTests {
  @Test(arguments: SampleResults.all.map(\.name))
  func `headings go down one level at a time, and every table has headers`(_ name: String) throws {
    let result = try #require(SampleResults.all.first { $0.name == name }?.result)
    let elements = try MarkupReader(HTMLReport.page(of: result)).elements
    let levels = elements.compactMap { ["h1": 1, "h2": 2, "h3": 3][$0.name] }
    #expect(levels.first == 1)
    #expect(levels.count { $0 == 1 } == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    #expect(elements.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil })
    #expect(elements.count { $0.name == "details" } == elements.count { $0.name == "summary" })
    #expect(!elements.contains { $0.name == "details" && $0.attributes["open"] != nil })
  }

  @Test func `every identifier is unique and every link has an end`() throws {
    let elements = try MarkupReader(HTMLReport.page(of: SampleResults.notReady)).elements
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let ends =
      elements.compactMap { $0.attributes["href"] }.map { String($0.dropFirst()) }
      + elements.compactMap { $0.attributes["aria-labelledby"] }
    #expect(ends.count > 3)
    #expect(Set(ends).isSubset(of: ids))
  }

  /// Ink on ground, by the names of the style sheet.
  static let pairs = [
    ("ink", "page"), ("ink", "card"), ("soft", "page"), ("soft", "card"), ("ink", "inset"),
    ("red", "card"), ("red", "red-soft"), ("ink", "red-soft"), ("amber", "card"),
    ("amber", "amber-soft"), ("green", "card"), ("green", "green-soft"), ("ink", "green-soft"),
    ("grey", "grey-soft"), ("grey", "inset"), ("grey", "card"), ("blue", "page"), ("blue", "card"),
  ]

  @Test(arguments: pairs)
  func `text stands out by 4,5 to 1 in both colour schemes`(_ ink: String, _ ground: String) throws
  {
    let page = HTMLReport.page(of: SampleResults.ready)
    let schemes = page.split(separator: "@media (prefers-color-scheme: dark)", maxSplits: 1)
    try #require(schemes.count == 2)
    for scheme in schemes {
      let ratio = try contrast(color(ink, in: scheme), color(ground, in: scheme))
      #expect(ratio >= 4.5)
    }
  }

  /// The relative luminance of a colour, after WCAG 2.
  private func color(_ name: String, in sheet: Substring) throws -> Double {
    let value = try #require(sheet.split(separator: "--\(name): #", maxSplits: 1).last)
    var digits = Array(value.prefix { $0.isHexDigit })
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    let number = try #require(Int(String(digits), radix: 16))
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(number >> shift & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ one: Double, _ other: Double) -> Double {
    (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }
}
