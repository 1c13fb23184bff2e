// SPDX-License-Identifier: Apache-2.0

import Checks
import Testing

/// Signs in an answer that it is not all there is.
struct PagingTests {
  static let code = "lookup-more-pages"
  static let record = Search.record()

  static func body(_ more: String) -> Answer { Answer(#"{"data": [\#(record)], \#(more)}"#) }

  static let signs = [
    #""has_more": true"#, #""hasMore": true"#, #""more_records": true"#, #""truncated": true"#,
    #""next": "https://crm.example/v1/contacts?page=2""#, #""next_page": 2"#, #""nextLink": "/p2""#,
    #""@odata.nextLink": "https://crm.example/x""#, #""nextRecordsUrl": "/query/01g-2000""#,
    #""next_cursor": "abc""#, #""next_page_token": "t""#, #""done": false"#, #""total": 2"#,
    #""totalSize": 40"#, #""@odata.count": 3"#, #""total": "12""#, #""total_count": 1e3"#,
    #""paging": {"next": {"after": "abc"}}"#, #""info": {"more_records": true, "count": 1}"#,
    #""meta": {"page": {"total": 5}}"#, #""links": {"next": "/p2"}"#,
  ]

  @Test(arguments: signs) func `a sign of more pages is found`(_ sign: String) throws {
    let run = try Bench().wholeRun([Reply(Self.body(sign), to: "+971500000000")])
    #expect(run.summary(of: Self.code) == "known customer: broken")
  }

  static let others = [
    #""has_more": false"#, #""has_more": null"#, #""has_more": "true""#, #""next": null"#,
    #""next": """#, #""next": false"#, #""next_page": 0"#, #""next_page": null"#, #""done": true"#,
    #""total": 1"#, #""total": 0"#, #""total": "1""#, #""total": "many""#, #""total": null"#,
    #""totalSize": 1"#, #""paging": {"next": null}"#, #""links": {"next": null, "prev": "/p0"}"#,
    #""links": {"self": "/p1", "first": "/p1", "last": "/p1"}"#, #""count": 20"#, #""page": 1"#,
    #""limit": 100"#, #""nextsteps": "call back""#, #""next": {}"#, #""next": []"#,
    #""limits": {"day": {"requests": {"total": 900}}}"#,
  ]

  @Test(arguments: others) func `what is no sign is none`(_ other: String) throws {
    let run = try Bench().wholeRun([Reply(Self.body(other), to: "+971500000000")])
    #expect(run.summary(of: Self.code) == "kept")
  }

  static let rows: [RunRow] = [
    RunRow(
      "a Link header", code,
      [
        Reply(
          Answer(ExampleContract.known).with("Link", "</p2>; rel=\"next\", </p1>; rel=\"first\""),
          to: "+971500000000")
      ], "known customer: broken"),
    RunRow(
      "a Link header to other pages", code,
      [
        Reply(
          Answer(ExampleContract.known).with("link", "</p1>; rel=\"first\""), to: "+971500000000")
      ],
      "kept"),
    RunRow(
      "a key of a record is no sign", code,
      [Reply(Search.list(Search.record(#", "next": "Friday", "total": 9"#)), to: "+971500000000")],
      "kept"),
    RunRow(
      "of nobody it says nothing", code,
      [Reply(Answer(#"{"data": [], "has_more": true}"#), to: "+971509999999")], "kept"),
    RunRow(
      "a list at the root has no place for signs", code, of: Search.root,
      [Reply(Answer("[\(record)]"), to: "+971500000000"), Reply(Answer("[]"))], "kept"),
    RunRow(
      "everybody is another cause", code,
      [
        Reply(
          Answer(
            #"{"data": [\#(record), \#(Search.record(id: #""b""#, phone: #""+971500000001""#))], "has_more": true}"#
          ))
      ], "known customer: because lookup-number; + lookup-number"),
  ]

  @Test(arguments: rows) func `signs in other places`(_ row: RunRow) throws { try row.check() }
}
