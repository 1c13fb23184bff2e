// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONSchemas
import JSONValues
import Redaction
import Synchronization
import YAMLDocuments

/// Reads a JSON Schema that stands in a contract or in a file beside it.
///
/// `$ref` may lead to other `.json` files beside the contract, never to the network.
struct SchemaReader {
  private(set) var complaints: [Complaint] = []
  /// The files that were read for it.
  private(set) var files: [SourceText] = []

  /// Nil if it is no schema that can be used.
  mutating func read(_ node: YAMLNode, in folder: ContractFolder?) -> SchemaExpectation? {
    guard let text = text(of: node, in: folder) else { return nil }
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: text.text)
    } catch {
      let end = min(error.offset + 1, text.text.utf8.count)
      complaints.append(
        Complaint(
          "schema-syntax", "the schema is not JSON: \(RedactedText(stringLiteral: error.message))",
          at: text.span(min(error.offset, end)..<end),
          remedy: RedactedText(stringLiteral: error.remedy)))
      return nil
    }
    let neighbours = SchemaNeighbours(folder)
    var options = SchemaOptions()
    options.baseURI = node.scalar?.text ?? ""
    options.find = { neighbours.document(at: $0) }
    defer { files += neighbours.files.map(\.source) }
    do {
      let schema = try JSONSchema(compiling: document, options: options)
      return SchemaExpectation(schema: schema, text: text, span: node.span)
    } catch {
      complaints += error.errors.map { complaint(about: $0, text, neighbours) }
      return nil
    }
  }

  /// A fault, where it stands: in the schema, or in the file that it refers to.
  private func complaint(
    about error: JSONSchemaError, _ text: SourceSlice, _ neighbours: SchemaNeighbours
  ) -> Complaint {
    var span = text.span(error.range).firstLine
    if let foreign = error.foreign,
      let file = neighbours.files.first(where: { $0.name == foreign.uri })?.source
    {
      span = SourceSpan(foreign.range.clamped(to: 0..<file.utf8.count), in: file).firstLine
    }
    return Complaint(
      "schema-syntax", "\(authored: error.message)", at: span, remedy: "\(authored: error.remedy)")
  }

  private mutating func text(of node: YAMLNode, in folder: ContractFolder?) -> SourceSlice? {
    guard let scalar = node.scalar else {
      var writer = YAMLAsJSON()
      writer.write(node)
      return writer.pieces.slice(of: node.span.source, start: node.span.range.lowerBound)
    }
    guard let folder, TextForm.fileName.accepts(scalar.text) else { return nil }
    switch folder.read(scalar.text) {
    case .success(let source):
      files.append(source)
      return SourceSlice(0..<source.utf8.count, of: source)
    case .failure(let problem):
      complaints.append(
        Complaint(
          "contract-file", problem.message, at: scalar.span,
          label: "expected a file beside the contract", remedy: "write it, or correct the name"))
      return nil
    }
  }
}

/// The files beside a contract that a schema may refer to, and those that it did.
private final class SchemaNeighbours: Sendable {
  private let folder: ContractFolder?
  private let found = Mutex<[(name: String, source: SourceText)]>([])

  init(_ folder: ContractFolder?) {
    self.folder = folder
  }

  var files: [(name: String, source: SourceText)] { found.withLock { $0 } }

  func document(at uri: String) -> SchemaLookup {
    guard TextForm.fileName.accepts(uri), !uri.contains(":") else {
      return .unreadable("only `.json` files beside the contract are read, never the network")
    }
    guard let folder, case .success(let source) = folder.read(uri) else { return .missing }
    found.withLock { $0.append((uri, source)) }
    do {
      return .found(try JSONDocument(parsing: source.utf8))
    } catch {
      return .unreadable("it is not JSON: \(error.message)")
    }
  }
}
