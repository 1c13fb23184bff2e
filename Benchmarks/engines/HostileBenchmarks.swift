// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GJSONPaths
import GoTemplates

/// A text made to cost more than its length: a piece repeated between two others.
struct HostileShape {
  let name: String
  /// The path to look up in it, for GJSON.
  var path = ""
  var head = ""
  let piece: String
  var tail = ""

  func bytes(_ size: Int) -> [UInt8] {
    Documents.repeated(piece, bytes: size, between: head, and: tail)
  }
}

/// Whether time grows faster than size: it must not.
enum HostileBenchmarks {
  static func run() {
    for shape in HostileShape.documents {
      measure("JSON: \(shape.name)", shape, [250, 500, 1_000, 2_000], scan)
    }
    for shape in HostileShape.paths {
      let path = GJSONPath(shape.path)
      measure("GJSON: \(shape.name)", shape, [125, 250, 500, 1_000]) {
        path.value(in: $0).raw.count
      }
    }
    for shape in HostileShape.templates {
      measure("template: \(shape.name)", shape, [4, 8, 16, 32], render)
    }
  }

  private static func measure(
    _ title: String, _ shape: HostileShape, _ kilobytes: [Int], _ work: ([UInt8]) -> Int
  ) {
    var table = GrowthTable(title)
    for size in kilobytes {
      let bytes = shape.bytes(size * 1_000)
      table.add(size: bytes.count, seconds: fewestSeconds { work(bytes) })
    }
  }

  private static func render(_ bytes: [UInt8]) -> Int {
    let slice = SourceSlice(String(decoding: bytes, as: UTF8.self), name: "t")
    guard let template = try? GoTemplate(parsing: slice) else { return 0 }
    return (try? template.renderedBytes(["a": "value"]))?.count ?? 0
  }
}
