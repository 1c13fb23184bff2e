// SPDX-License-Identifier: Apache-2.0

import HTTPServers

/// The part of the list of users that a request asks for.
///
/// The parameters decide how pages are counted: `page` and `per_page`, or `offset` and `limit`.
/// Without any of them there is one page with everybody on it.
struct UserPage: Sendable, Hashable {
  /// How pages are counted.
  enum Mode: Sendable, Hashable {
    case whole, numbered, offset
  }

  static let mostOnPage = 200
  private static let standardSize = 100

  let mode: Mode
  /// The place of the first user, counted from 0.
  let start: Int
  /// How many users there are on a page.
  let size: Int

  /// Reads the parameters; throws words about the first one that cannot be read.
  init(_ query: FormQuery) throws(Complaint) {
    let names = ["page", "per_page", "offset", "limit"]
    if names.contains(where: { query[$0] != nil }) {
      self = try Self.paged(query)
    } else {
      self.init(mode: .whole, start: 0, size: .max)
    }
  }

  private init(mode: Mode, start: Int, size: Int) {
    self.mode = mode
    self.start = start
    self.size = size
  }

  private static func paged(_ query: FormQuery) throws(Complaint) -> UserPage {
    let isNumbered = query["page"] != nil || query["per_page"] != nil
    if isNumbered, query["offset"] != nil || query["limit"] != nil {
      throw Complaint(words: "page and per_page do not go with offset and limit")
    }
    if isNumbered {
      let size = try number(query, "per_page", 1...mostOnPage, standardSize)
      let page = try number(query, "page", 1...1_000_000, 1)
      return UserPage(mode: .numbered, start: (page - 1) * size, size: size)
    }
    let size = try number(query, "limit", 1...mostOnPage, standardSize)
    let offset = try number(query, "offset", 0...100_000_000, 0)
    return UserPage(mode: .offset, start: offset, size: size)
  }

  private static func number(
    _ query: FormQuery, _ name: String, _ range: ClosedRange<Int>, _ standard: Int
  ) throws(Complaint) -> Int {
    guard let text = query[name] else { return standard }
    guard let number = FaultValue.number(text[...], upTo: range.upperBound), range.contains(number)
    else {
      throw Complaint(
        words: "\(name) is a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// What is wrong with a parameter.
  struct Complaint: Error {
    let words: String
  }

  /// How many pages stand before this one.
  var index: Int { mode == .whole ? 0 : start / size }

  /// The page with fewer users on it; numbered pages are counted in the smaller size.
  func capped(at most: Int) -> UserPage {
    guard mode != .whole, size > most else { return self }
    return UserPage(mode: mode, start: mode == .numbered ? index * most : start, size: most)
  }

  /// The parameters that ask for the page at another place.
  func parameters(at start: Int) -> [(String, String)] {
    switch mode {
    case .whole: []
    case .numbered: [("page", String(start / size + 1)), ("per_page", String(size))]
    case .offset: [("offset", String(start)), ("limit", String(size))]
    }
  }
}
