// SPDX-License-Identifier: Apache-2.0

/// Looks one path up in one text, component by component, up to the first pipe.
///
/// Whatever stands before the first `{` or `[` is skipped. A key that leads nowhere is no end: the
/// search goes on behind it, so of duplicate keys the first that leads to a result counts.
struct Search {
  /// Where a search through a container left off, and whether it found what was asked for.
  struct Outcome {
    let end: Int
    let isHit: Bool
  }

  let json: Bytes
  let scanner: ByteScanner
  var value = GJSONValue.absent
  /// What to do with the value; set once the search has come to a pipe, found or not.
  var pipe: Bytes?

  static func run(_ path: Bytes, in json: Bytes, depth: Depth) -> (value: GJSONValue, pipe: Bytes?)
  {
    json.scan { scanner in
      var search = Search(json: json, scanner: scanner)
      search.begin(path, depth: depth)
      return (search.value, search.pipe)
    }
  }

  private init(json: Bytes, scanner: ByteScanner) {
    self.json = json
    self.scanner = scanner
  }

  private mutating func begin(_ path: Bytes, depth: Depth) {
    if path.count >= 2, path[offset: 0] == Byte.dot, path[offset: 1] == Byte.dot {
      // JSON lines: the whole text is taken for the inside of an array.
      _ = searchArray(from: 0, path: path.dropFirst(2), depth: depth)
      return
    }
    var offset = 0
    while offset < scanner.count {
      let byte = scanner.bytes[offset]
      if byte == Byte.openBrace || byte == Byte.openBracket {
        _ = descend(at: offset, path: path, depth: depth)
        return
      }
      offset &+= 1
    }
  }

  /// Searches the container that opens at an offset.
  mutating func descend(at open: Int, path: Bytes, depth: Depth) -> Outcome {
    guard !depth.isBottom else {
      return Outcome(end: scanner.containerEnd(at: open), isHit: false)
    }
    if scanner.bytes[open] == Byte.openBrace {
      return searchObject(from: open &+ 1, path: path, depth: depth.deeper)
    }
    return searchArray(from: open &+ 1, path: path, depth: depth.deeper)
  }
}
