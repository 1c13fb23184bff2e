// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Redaction
import Testing

/// The smallest contract with one place changed, and the one complaint that follows.
struct ComplaintCase: Sendable, CustomTestStringConvertible {
  enum File: Sendable { case contract, search }

  let file: File
  let old: String
  /// What stands in the place of `old`; `▸…◂` marks where the complaint points.
  let new: String
  let code: String
  let message: String
  let label: String
  let remedy: String

  init(
    _ file: File, _ old: String, _ new: String, _ code: String, _ message: String, _ label: String,
    _ remedy: String
  ) {
    self.file = file
    self.old = old
    self.new = new
    self.code = code
    self.message = message
    self.label = label
    self.remedy = remedy
  }

  var testDescription: String { "\(code): \(new)" }

  /// Compares what the reader says with the row.
  func check() throws {
    let fixture = file == .contract ? Fixture.contract : Fixture.search
    try #require(fixture.contains(old), "the fixture has no \(old)")
    let marked = MarkedText(fixture.replacing(old, with: new, maxReplacements: 1))
    let complaints =
      file == .contract
      ? Fixture.complaints(marked.text) : Fixture.complaints(search: marked.text)
    #expect(complaints.map(\.code) == [code])
    let complaint = try #require(complaints.first)
    #expect(complaint.message.text == message)
    #expect(complaint.label.text == label)
    #expect(complaint.remedy.text == remedy)
    #expect(complaint.span?.range == marked.range)
    let name = file == .contract ? "contract.yaml" : "contact-search.yaml"
    #expect(complaint.span?.source.name == "Contracts/northgate/\(name)")
  }
}
