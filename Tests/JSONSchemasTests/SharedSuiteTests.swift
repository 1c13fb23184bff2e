// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues
import Testing

struct SharedSuiteTests {
  @Test(.enabled(if: SharedSuite.folder != nil), arguments: SharedSuite.files)
  func `groups whose keywords are supported come out as the suite says`(_ file: String) throws {
    var judged = 0
    for group in try SharedSuite.document(file).root.elements {
      let raw = try #require(group["schema"]?.rawBytes)
      let document = try JSONDocument(parsing: Array(raw))
      guard Self.isSupported(document.root) else { continue }
      let schema = try JSONSchema(compiling: document)
      for test in try #require(group["tests"]?.elements) {
        let failures = schema.failures(of: try #require(test["data"]))
        #expect(
          failures.isEmpty == test["valid"]?.bool,
          "\(group["description"]?.raw ?? ""): \(test["description"]?.raw ?? "")")
        judged += 1
      }
    }
    #expect(judged > 0)
  }

  private static func isSupported(_ schema: JSONValue) -> Bool {
    schema.entries.allSatisfy { key, value in
      switch SchemaKeyword(rawValue: key.string ?? "") {
      case nil: false
      case .properties: value.entries.allSatisfy { isSupported($0.value) }
      case .items: isSupported(value)
      default: true
      }
    }
  }
}
