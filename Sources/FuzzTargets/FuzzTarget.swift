// SPDX-License-Identifier: Apache-2.0

/// An engine that takes text from strangers, and what must hold whatever the text is.
///
/// A crash or a hang is for the caller to notice; ``complaint(about:)`` tells about wrong answers. An
/// input whose engine takes two texts holds the shorter one in its first line.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// Strict JSON, its tree, its paths, and what is written of it.
  case json
  /// A GJSON path, then the document.
  case gjson
  /// A Go template, rendered with one fixed set of data.
  case template
  /// What the PBX adds to Go and to GJSON; the whole input also is a time format.
  case pbx
  /// A region, then a telephone number.
  case phone
  /// A JSON Schema, then the instance; the two lines also are a pattern and a text.
  case schema
  /// A contract file as YAML.
  case yaml
  /// A recording.
  case har

  /// What is wrong with the engine's answer to an input; nil if nothing is.
  public func complaint(about input: [UInt8]) -> String? {
    do throws(BrokenProperty) {
      switch self {
      case .json: try JSONProperties.check(input)
      case .gjson: try GJSONProperties.check(input)
      case .template: try TemplateProperties.check(input)
      case .pbx: try PBXProperties.check(input)
      case .phone: try PhoneProperties.check(input)
      case .schema: try SchemaProperties.check(input)
      case .yaml: try YAMLProperties.check(input)
      case .har: try HARProperties.check(input)
      }
    } catch {
      return error.message
    }
    return nil
  }
}

/// A promise of an engine that does not hold.
struct BrokenProperty: Error {
  let message: String
}

/// Ends a check unless something holds.
func require(
  _ holds: @autoclosure () -> Bool, _ message: @autoclosure () -> String
) throws(BrokenProperty) {
  if !holds() { throw BrokenProperty(message: message()) }
}

extension [UInt8] {
  /// The first line without its line feed, and what follows it.
  var firstLineAndRest: (line: [UInt8], rest: [UInt8]) {
    let line = Array(prefix { $0 != 0x0A })
    return (line, Array(dropFirst(line.count + 1)))
  }

  /// The bytes as text; what is not UTF-8 becomes U+FFFD.
  var text: String { String(decoding: self, as: UTF8.self) }
}
