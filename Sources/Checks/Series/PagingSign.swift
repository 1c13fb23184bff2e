// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction
import Transports

/// A sign in an answer that it is not all there is.
struct PagingSign {
  private let place: String
  private let isTotal: Bool

  /// Truth values, links and cursors by which APIs say that there is more.
  private static let more: Set<String> = [
    "has_more", "hasMore", "more", "more_records", "moreRecords", "truncated", "is_truncated",
  ]
  private static let links: Set<String> = [
    "next", "next_page", "nextPage", "next_link", "nextLink", "@odata.nextLink", "nextRecordsUrl",
    "next_cursor", "nextCursor", "next_url", "after", "next_page_token", "nextPageToken",
  ]
  private static let totals: Set<String> = [
    "total", "total_count", "totalCount", "totalSize", "total_size", "@odata.count", "totalcount",
    "totalrows", "total_results", "totalResults",
  ]

  /// Looks at the header, the top of the body, and the objects that stand directly in it.
  ///
  /// `records`: how many records the answer holds.
  init?(in answer: some JudgedAnswer, records: Int) {
    if answer.response?.header("Link").contains(where: { $0.contains("rel=\"next\"") }) == true {
      place = "Link"
      isTotal = false
      return
    }
    guard case .success(let document) = answer.json, document.root.kind == .object else {
      return nil
    }
    for (path, member) in Self.members(of: document.root) {
      let key = path.last ?? ""
      let isMore =
        Self.more.contains(key) && member.bool == true
        || key == "done" && member.bool == false
        || Self.links.contains(key) && member.isLink
      let isTotal = Self.totals.contains(key) && member.wholeNumber > Int64(records)
      guard isMore || isTotal else { continue }
      place = path.joined(separator: ".")
      self.isTotal = isTotal
      return
    }
    return nil
  }

  /// What says so.
  func description(by redactor: Redactor) -> RedactedText {
    let name = redactor.redact(place)
    return isTotal ? "'\(name)' is above the number of records" : "'\(name)' says there is more"
  }

  private static func members(of root: JSONValue) -> [([String], JSONValue)] {
    root.members.flatMap { key, value -> [([String], JSONValue)] in
      let inner = value.kind == .object ? members(of: value, at: [key], depth: 2) : []
      return [([key], value)] + inner
    }
  }

  /// Paging blocks stand one or two objects deep: `paging.next.after`.
  private static func members(
    of object: JSONValue, at path: [String], depth: Int
  ) -> [([String], JSONValue)] {
    object.members.flatMap { key, value -> [([String], JSONValue)] in
      let isBlock = value.kind == .object && depth > 1
      return [(path + [key], value)]
        + (isBlock ? members(of: value, at: path + [key], depth: depth - 1) : [])
    }
  }
}

extension JSONValue {
  /// A text or a number that leads to a page; an empty one leads nowhere.
  fileprivate var isLink: Bool {
    switch kind {
    case .string: string?.isEmpty == false
    case .number: (int ?? 0) > 0
    default: false
    }
  }

  /// A count, which some systems send as text.
  fileprivate var wholeNumber: Int64 { int ?? string.flatMap { Int64($0) } ?? 0 }
}
