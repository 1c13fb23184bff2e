// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

import JSONValues
import Redaction

extension HARFile {
  /// Reads a file, of this program or of another one.
  ///
  /// Tolerated, because others write it: a byte order mark, missing members that are not needed,
  /// header fields of HTTP/2 such as `:authority` (they are left out). Not tolerated: an entry
  /// without request, URL or answer, and anything of a wrong type.
  ///
  /// - Throws: ``RecordingError/unreadable(_:)`` with everything that is wrong.
  public init(
    parsing source: SourceText, within limits: Limits = Limits()
  ) throws(RecordingError) {
    let shift = source.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var reader = HARReader(source: source, shift: shift)
    guard let entries = Self.entries(limits, &reader) else {
      throw .unreadable(reader.complaints)
    }
    let header = entries.log.flatMap { reader.header(of: $0) }
    var read: [Entry] = []
    for (index, node) in entries.nodes.enumerated() where !reader.hasEnough {
      if let entry = reader.entry(node, at: index, isOwn: header != nil) { read.append(entry) }
    }
    guard reader.complaints.isEmpty else { throw .unreadable(reader.complaints.sorted()) }
    self.init(header: header, entries: read)
  }

  private typealias Log = (log: HARNode?, nodes: [HARNode])

  /// The entries of the file as nodes; nil if there is no getting at them.
  private static func entries(_ limits: Limits, _ reader: inout HARReader) -> Log? {
    let size = reader.source.utf8.count
    if size > limits.bytes {
      reader.complainAboutSize(size, most: limits.bytes)
      return nil
    }
    let document: JSONDocument
    do {
      let bytes = reader.source.utf8
      document = try JSONDocument(
        parsing: reader.shift == 0 ? bytes : Array(bytes[reader.shift...]))
    } catch {
      reader.complainAboutSyntax(error)
      return nil
    }
    let root = HARNode(value: document.root)
    guard root.value.kind == .object, let log = root.value["log"], log.kind == .object,
      let list = log["entries"], list.kind == .array
    else {
      reader.complain(
        "recording-not-har", "the file is JSON but not HAR: it has no 'log.entries' array",
        at: root, label: "expected {\"log\": {\"entries\": […]}}",
        remedy: "export the traffic as HAR 1.2")
      return nil
    }
    let elements = list.elements
    if elements.count > limits.entries {
      reader.complain(
        "recording-too-large",
        "the file has \(elements.count) entries, more than \(limits.entries)",
        at: HARNode(value: list), label: "too many entries",
        remedy: "keep the entries that are needed, or split the file")
      return nil
    }
    return (HARNode(value: log), elements.map { HARNode(value: $0) })
  }
}

extension HARReader {
  fileprivate mutating func complainAboutSize(_ size: Int, most: Int) {
    complain(
      "recording-too-large", "the file has \(size) bytes, more than \(most)", at: 0..<0,
      label: "too large", remedy: "keep the entries that are needed, or split the file")
  }

  fileprivate mutating func complainAboutSyntax(_ error: JSONSyntaxError) {
    if error.reason == .emptyDocument {
      return complain(
        "recording-not-json", "the file is empty", at: 0..<0, label: "expected a HAR file",
        remedy: "record again, or restore the file")
    }
    let place = min(error.offset + shift, source.utf8.count)
    complain(
      "recording-not-json",
      "the file is not JSON: \(RedactedText(stringLiteral: error.message))",
      at: place..<min(place + 1, source.utf8.count), label: "cannot be read from here",
      remedy: "\(RedactedText(stringLiteral: error.remedy)), or record again")
  }
}
