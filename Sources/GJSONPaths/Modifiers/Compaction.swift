// SPDX-License-Identifier: Apache-2.0

/// `@ugly`: the text without the blanks outside its strings (tidwall/pretty).
enum Compaction {
  static func compact(_ json: Bytes) -> Bytes {
    json.scan { scanner in
      var output: [UInt8] = []
      output.reserveCapacity(scanner.count)
      var offset = 0
      while offset < scanner.count {
        let byte = scanner.bytes[offset]
        let end = byte == Byte.quote ? scanner.string(from: offset &+ 1).end : offset &+ 1
        if byte > Byte.space { output.append(contentsOf: json[offsets: offset..<end]) }
        offset = end
      }
      return output[...]
    }
  }
}
