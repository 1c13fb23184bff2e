// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import Testing

/// The path with the component marked where the walk stops, and what is said about it.
struct TraceRow: Sendable {
  let marked: String
  let walked: String
  let place: PathTrace.Place
  let suggestion: String?

  init(_ marked: String, _ walked: String, _ place: PathTrace.Place, _ suggestion: String? = nil) {
    self.marked = marked
    self.walked = walked
    self.place = place
    self.suggestion = suggestion
  }
}

@Suite struct PathTraceTests {
  private static let document = Array(
    #"""
    {"data":[{"First_Name":"A","Last_Name":"B","id":1,"full_name":null},
    {"First_Name":"C","id":2,"calls":[{"at":"x"}]}],"count":2,"@odata.count":3,"none":[],"ok":true}
    """#.utf8)

  private static let person = PathTrace.Place.object(
    keys: ["First_Name", "Last_Name", "id", "full_name"], count: 4)
  private static let root = PathTrace.Place.object(
    keys: ["data", "count", "@odata.count", "none", "ok"], count: 5)

  static let rows = [
    // Keys: the same letters, one letter, the same words, a dot that needs its escape.
    TraceRow("data.#.▸first_name◂", "data.0", person, "data.#.First_Name"),
    TraceRow("data.#.▸lastName◂", "data.0", person, "data.#.Last_Name"),
    TraceRow("data.0.▸ids◂", "data.0", person, "data.0.id"),
    TraceRow("data.0.▸name◂.x", "data.0", person, "data.0.First_Name.x"),
    TraceRow("▸cuont◂", "", root, "count"),
    TraceRow("▸@odata.count◂", "", root, #"@odata\.count"#),
    TraceRow("▸zzzzzz◂.y", "", root),
    // Lists.
    TraceRow("data.▸First_Name◂", "data", .array(count: 2), "data.#.First_Name"),
    TraceRow("data.▸7◂.id", "data", .array(count: 2)),
    TraceRow("none.▸#◂.id", "none", .array(count: 0)),
    TraceRow("data.#.id|▸5◂", "data.#.id", .array(count: 2)),
    TraceRow(
      "data.1.calls.#.▸att◂", "data.1.calls.0", .object(keys: ["at"], count: 1), "data.1.calls.#.at"
    ),
    // Queries.
    TraceRow(#"data.#(▸Id◂==1).First_Name"#, "data.0", person, "data.#(id==1).First_Name"),
    TraceRow("data.▸#(id==9)◂.First_Name", "data", .array(count: 2)),
    TraceRow("data.▸#(id==9)#◂.First_Name", "data", .array(count: 2)),
    TraceRow(
      "data.#(id==2).▸Last_Name◂", "data.1",
      .object(keys: ["First_Name", "id", "calls"], count: 3)),
    // Scalars.
    TraceRow("count.▸x◂", "count", .number), TraceRow("ok.▸x◂.y", "ok", .boolean),
    TraceRow("data.0.full_name.▸x◂", "data.0.full_name", .null),
    TraceRow("data.0.First_Name.▸x◂", "data.0.First_Name", .string),
  ]

  @Test(arguments: rows) func `a trace tells where the walk stopped`(_ row: TraceRow) {
    let path = row.marked.filter { $0 != "▸" && $0 != "◂" }
    let trace = GJSONPath(path).trace(in: Self.document)
    #expect(trace.ending == .stopped)
    #expect(Self.mark(trace.component, in: path) == row.marked)
    #expect(trace.walked == row.walked)
    #expect(trace.place == row.place)
    #expect(trace.suggestion?.path == row.suggestion)
  }

  @Test(arguments: [
    "data.#.First_Name", "data.#.calls.#.at", "count", "data.#(id==2).id", "data.#",
  ])
  func `a path that selects something has not stopped`(_ path: String) {
    let trace = GJSONPath(path).trace(in: Self.document)
    #expect(trace.ending == .selected)
    #expect(trace.component.isEmpty)
  }

  @Test(arguments: ["▸@keys.0◂", "data.▸@reverse.0◂", "data.▸{id}◂", "▸..0.x◂", "▸!1◂"])
  func `what the trace does not follow is unclear`(_ marked: String) {
    let path = marked.filter { $0 != "▸" && $0 != "◂" }
    let trace = GJSONPath(path).trace(in: Self.document)
    #expect(trace.ending == .unclear)
    #expect(Self.mark(trace.component, in: path) == marked)
  }

  @Test func `twelve keys are named and all are counted`() {
    let members = (0..<20).map { "\"key\($0)\":0" }.joined(separator: ",")
    let trace = GJSONPath("zzzzzz").trace(in: Array("{\(members)}".utf8))
    let keys = (0..<PathTrace.mostKeys).map { "key\($0)" }
    #expect(trace.place == .object(keys: keys, count: 20))
  }

  @Test func `an empty document has nothing in it`() {
    #expect(GJSONPath("a").trace(in: []).place == .nothing)
  }

  private static func mark(_ range: Range<Int>, in path: String) -> String {
    let bytes = Array(path.utf8)
    let parts = [bytes[..<range.lowerBound], bytes[range], bytes[range.upperBound...]].map {
      String(decoding: $0, as: UTF8.self)
    }
    return parts[0] + "▸" + parts[1] + "◂" + parts[2]
  }
}
