// SPDX-License-Identifier: Apache-2.0

import Contracts
import JSONValues
import PBXEmulation

/// Reads the list of what a run has written; what a crash cut off in the middle of a line is passed
/// over, since nothing was sent before its line was whole.
struct LedgerReader {
  let header: LedgerHeader
  /// What may still be in the CRM, in the order in which it was written.
  let records: [WrittenRecord]
  /// The endpoints that were written to, or were about to be.
  let endpoints: Set<WriteEndpoint.Kind>

  /// Why a list cannot be read.
  enum Fault: Error {
    case noHeader
    case line(Int)
  }

  init(_ bytes: [UInt8]) throws(Fault) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // The last piece is empty, or what a crash left of a line.
    lines = lines.dropLast()
    guard let first = lines.first, let header = LedgerHeader(reading: Array(first)) else {
      throw .noHeader
    }
    self.header = header
    var records: [WrittenRecord] = []
    var endpoints: Set<WriteEndpoint.Kind> = []
    for (index, line) in lines.enumerated().dropFirst() {
      guard let document = try? JSONDocument(parsing: Array(line)),
        let record = WrittenRecord(document.root), let event = document.root["event"]?.string
      else { throw .line(index + 1) }
      endpoints.insert(record.endpoint)
      switch event {
      case "wrote": records.append(record)
      case "removed":
        records.removeAll { $0.endpoint == record.endpoint && $0.id == record.id }
      default: break
      }
    }
    self.records = records
    self.endpoints = endpoints
  }
}

extension LedgerHeader {
  init?(reading line: [UInt8]) {
    guard let document = try? JSONDocument(parsing: line),
      document.root["version"]?.int == 1,
      let contract = document.root["contract"]?.string,
      let environment = document.root["environment"]?.string,
      let tag = document.root["tag"]?.string
    else { return nil }
    var variables: [String: String] = [:]
    for member in document.root["variables"]?.members ?? [] {
      variables[member.key] = member.value.string
    }
    self.init(contract: contract, environment: environment, tag: tag, variables: variables)
  }
}

extension WrittenRecord {
  fileprivate init?(_ value: JSONValue) {
    guard let kind = value["endpoint"]?.string.flatMap(WriteEndpoint.Kind.init),
      let name = value["name"]?.string
    else { return nil }
    self.init(kind, type: value["type"]?.string, name: name, id: value["id"]?.string)
  }
}
