// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Prints what the engines cost and how that grows; names as arguments pick sections.
@main
enum EngineBenchmarks {
  static let sections: [(name: String, run: @Sendable () -> Void)] = [
    ("scan", ScanBenchmarks.run), ("paths", PathBenchmarks.run),
    ("templates", TemplateBenchmarks.run), ("hostile", HostileBenchmarks.run),
  ]

  static func main() {
    let wanted = CommandLine.arguments.dropFirst()
    for section in sections where wanted.isEmpty || wanted.contains(section.name) {
      print("\n## \(section.name)")
      section.run()
    }
  }
}

/// Reads a document that must be valid; the number of its bytes.
func scan(_ bytes: [UInt8]) -> Int {
  guard let document = try? JSONDocument(parsing: bytes, maximumDepth: 2_048) else { return 0 }
  return document.root.range.count
}
