// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction
import Testing

/// A matrix may have gaps: not every spelling concerns every number.
struct FormatMatrixTests {
  @Test func `a cell is found by the spelling of its column, wherever it stands`() {
    let row = FormatMatrix.Row(
      stored: "+971500000000",
      cells: [
        .init(spelling: "digits", dialled: "971500000000", outcome: .nobody),
        .init(spelling: "e164", dialled: "+971500000000", outcome: .found, promise: .matches),
      ])
    #expect(row.cell(below: .init(spelling: "e164", isRequired: true))?.outcome == .found)
    #expect(
      row.cell(below: .init(spelling: "digits", isRequired: false))?.promise
        == FormatMatrix.Promise.none)
    #expect(row.cell(below: .init(spelling: "extension", isRequired: false)) == nil)
  }
}
