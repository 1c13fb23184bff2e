// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction
import Transports

/// A sign in an answer that it is not all there is.
struct PagingSign {
  private let place: String
  private let isTotal: Bool

  private enum Meaning {
    case more, done, link, total
  }

  /// Truth values, links, cursors and counts by which APIs say that there is more.
  private static let meanings: [String: Meaning] = {
    let names: [(Meaning, [String])] = [
      (
        .more,
        [
          "has_more", "hasMore", "more", "more_records", "moreRecords", "truncated",
          "is_truncated",
        ]
      ),
      (.done, ["done"]),
      (
        .link,
        [
          "next", "next_page", "nextPage", "next_link", "nextLink", "@odata.nextLink",
          "nextRecordsUrl", "next_cursor", "nextCursor", "next_url", "after", "next_page_token",
          "nextPageToken",
        ]
      ),
      (
        .total,
        [
          "total", "total_count", "totalCount", "totalSize", "total_size", "@odata.count",
          "totalcount", "totalrows", "total_results", "totalResults",
        ]
      ),
    ]
    return Dictionary(
      names.flatMap { meaning, names in names.map { ($0, meaning) } }, uniquingKeysWith: { $1 })
  }()

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
    guard let found = Self.find(in: document.root, depth: 3, above: Int64(records)) else {
      return nil
    }
    place = found.path.joined(separator: ".")
    isTotal = found.isTotal
  }

  /// What says so.
  func description(by redactor: Redactor) -> RedactedText {
    let name = redactor.redact(place)
    return isTotal ? "'\(name)' is above the number of records" : "'\(name)' says there is more"
  }

  /// The first sign in an object; paging blocks stand one or two objects deep: `paging.next.after`.
  private static func find(
    in object: JSONValue, depth: Int, above records: Int64
  ) -> (path: [String], isTotal: Bool)? {
    for (name, member) in object.entries {
      switch mayMean(name) ? meanings[name.string ?? ""] : nil {
      case .more where member.bool == true, .done where member.bool == false,
        .link where member.isLink:
        return ([name.string ?? ""], false)
      case .total where member.wholeNumber > records: return ([name.string ?? ""], true)
      default: break
      }
      guard member.kind == .object, depth > 1 else { continue }
      if let inner = find(in: member, depth: depth - 1, above: records) {
        return ([name.string ?? ""] + inner.path, inner.isTotal)
      }
    }
    return nil
  }

  /// Whether a key begins as one of the names does: most do not, and looking one up takes longer.
  private static func mayMean(_ key: JSONValue) -> Bool {
    let raw = key.rawBytes.dropFirst()
    guard raw.count > 4, let first = raw.first else { return false }
    switch first {
    case UInt8(ascii: "a"), UInt8(ascii: "d"), UInt8(ascii: "h"), UInt8(ascii: "i"),
      UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "@"),
      UInt8(ascii: "\\"):
      return true
    default: return false
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
