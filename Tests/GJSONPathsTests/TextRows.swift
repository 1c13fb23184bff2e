// SPDX-License-Identifier: Apache-2.0

/// What a path gives as one text, and as the list that a field mapping yields.
struct TextRow: Sendable {
  let path: String
  let text: String
  let list: [String]

  init(_ path: String, _ text: String, _ list: [String]) {
    self.path = path
    self.text = text
    self.list = list
  }
}

extension TextRow {
  static let crm: [TextRow] = [
    TextRow("data.#.Mobile", #"[null,"+49171002","+49171003"]"#, ["", "+49171002", "+49171003"]),
    TextRow("data.#.id", #"["c-1","c-2","c-3"]"#, ["c-1", "c-2", "c-3"]),
    TextRow("data.#.score", "[10,9.50,0]", ["10", "9.5", "0"]),
    TextRow("data.#.tags", #"[["vip","b2b"],[],["b2b"]]"#, [#"["vip","b2b"]"#, "[]", #"["b2b"]"#]),
    TextRow("data.#.owner.name", #"["Ito","Kim"]"#, ["Ito", "Kim"]),
    TextRow("data.0.score", "10", ["10"]),
    TextRow("data.1.score", "9.5", ["9.5"]),
    TextRow("data.0.Mobile", "", []),
    TextRow("data.2.Last_Name", #"O"Hara"#, [#"O"Hara"#]),
    TextRow(
      "info", #"{"count":3,"more":false,"next":null}"#, [#"{"count":3,"more":false,"next":null}"#]),
    TextRow("info.count", "3", ["3"]),
    TextRow("info.more", "false", ["false"]),
    TextRow("info.next", "", []),
    TextRow("nope", "", []),
    TextRow("data.#(score>5)#.Phone", #"["+49301001","+49301002"]"#, ["+49301001", "+49301002"]),
    TextRow("data.#(score>5).Phone", "+49301001", ["+49301001"]),
    TextRow("data.#.Last_Name", #"["Berg","O\"Hara"]"#, ["Berg", #"O"Hara"#]),
    TextRow("data.#", "3", ["3"]),
    TextRow("data.0.tags", #"["vip","b2b"]"#, ["vip", "b2b"]),
    TextRow(#"@odata\.count"#, "3", ["3"]),
  ]

  static let numbers: [TextRow] = [
    TextRow("i", "7", ["7"]),
    TextRow("n", "-7", ["-7"]),
    TextRow("z", "0", ["0"]),
    TextRow("nz", "-0", ["-0"]),
    TextRow("f", "1.1", ["1.1"]),
    TextRow("e", "1000", ["1000"]),
    TextRow("E", "0.12", ["0.12"]),
    TextRow("big", "9007199254740993", ["9007199254740993"]),
    TextRow("huge", "+Inf", ["+Inf"]),
    TextRow("tiny", "0", ["0"]),
    TextRow(
      "list", "[9007199254740993,9007199254740992,0,-1.5,100]",
      ["9007199254740993", "9007199254740992", "0", "-1.5", "100"]),
    TextRow("odd", "[nan,+1,Inf,-inf]", ["", "1", "", "-Inf"]),
    TextRow("long", "123456789012345678901234567890", ["123456789012345678901234567890"]),
    TextRow("list.0", "9007199254740993", ["9007199254740993"]),
    TextRow("list.3", "-1.5", ["-1.5"]),
    TextRow("odd.0", "NaN", ["NaN"]),
    TextRow("odd.1", "1", ["1"]),
    TextRow("odd.2", "+Inf", ["+Inf"]),
    TextRow("odd.3", "-Inf", ["-Inf"]),
    TextRow("list.#", "5", ["5"]),
    TextRow(
      "list|@reverse", "[100,-1.5,0,9007199254740992,9007199254740993]",
      ["100", "-1.5", "0", "9007199254740992", "9007199254740993"]),
  ]

  static let strings: [TextRow] = [
    TextRow("q", #"say "hi""#, [#"say "hi""#]),
    TextRow("u", "é😀", ["é😀"]),
    TextRow("lone", "x�y", ["x�y"]),
    TextRow("nl", "a\nb", ["a\nb"]),
    TextRow("sl", "a/b", ["a/b"]),
    TextRow("js", #"{"in":[1,2]}"#, [#"{"in":[1,2]}"#]),
    TextRow("html", "<a&b>", ["<a&b>"]),
    TextRow("ctl", "a\tb", ["a\tb"]),
    TextRow(
      "words", #"["alpha","beta","al*ha","a?b","ALPHA","","ä"]"#,
      ["alpha", "beta", "al*ha", "a?b", "ALPHA", "", "ä"]),
    TextRow("words.4", "ALPHA", ["ALPHA"]),
    TextRow(#"words.#(%"a*")#"#, #"["alpha","al*ha","a?b"]"#, ["alpha", "al*ha", "a?b"]),
    TextRow("js|@fromstr", #"{"in":[1,2]}"#, [#"{"in":[1,2]}"#]),
    TextRow("js|@fromstr|in", "[1,2]", ["1", "2"]),
    TextRow("q|@tostr", #""say \"hi\"""#, [#""say \"hi\"""#]),
    TextRow("[q,u]", #"["say \"hi\"","\u00e9\ud83d\ude00"]"#, [#"say "hi""#, "é😀"]),
    TextRow("{q}", #"{"q":"say \"hi\""}"#, [#"{"q":"say \"hi\""}"#]),
  ]

  static let mixed: [TextRow] = [
    TextRow("0", "1", ["1"]),
    TextRow("1", "two", ["two"]),
    TextRow("2", "", []),
    TextRow("3", "true", ["true"]),
    TextRow("4", "false", ["false"]),
    TextRow("5", "[]", []),
    TextRow("6", "{}", ["{}"]),
    TextRow("7", "[1,[2,[3]]]", ["1", "[2,[3]]"]),
    TextRow("8", #"{"a":{"a":{"a":1}}}"#, [#"{"a":{"a":{"a":1}}}"#]),
    TextRow("9", "", [""]),
    TextRow("10", "-1500", ["-1500"]),
    TextRow("11", #"{"a":9}"#, [#"{"a":9}"#]),
    TextRow("12", "", []),
    TextRow("#", "12", ["12"]),
    TextRow(
      "@this",
      #"[1,"two",null,true,false,[],{},[1,[2,[3]]],{"a":{"a":{"a":1}}},"",-1.5e3,"{\"a\":9}"]"#,
      [
        "1", "two", "", "true", "false", "[]", "{}", "[1,[2,[3]]]", #"{"a":{"a":{"a":1}}}"#, "",
        "-1500", #"{"a":9}"#,
      ]),
    TextRow("7.1", "[2,[3]]", ["2", "[3]"]),
    TextRow("8.a.a", #"{"a":1}"#, [#"{"a":1}"#]),
    TextRow("#.a", #"[{"a":{"a":1}}]"#, [#"{"a":{"a":1}}"#]),
    TextRow(
      "@reverse",
      #"["{\"a\":9}",-1.5e3,"",{"a":{"a":{"a":1}}},[1,[2,[3]]],{},[],false,true,null,"two",1]"#,
      [
        #"{"a":9}"#, "-1500", "", #"{"a":{"a":{"a":1}}}"#, "[1,[2,[3]]]", "{}", "[]", "false",
        "true", "", "two", "1",
      ]),
    TextRow("..#", "1", ["1"]),
  ]

  static let page: [TextRow] = [
    TextRow("results.#.properties.phone", #"["+971501112233",null]"#, ["+971501112233", ""]),
    TextRow(
      "results.#.properties.emails.#.v", #"[["a@x.test","b@x.test"],[]]"#,
      [#"["a@x.test","b@x.test"]"#, "[]"]),
    TextRow("results.#.properties.emails.0.v", #"["a@x.test"]"#, ["a@x.test"]),
    TextRow("results.#.id", "[1,2,3]", ["1", "2", "3"]),
    TextRow("paging.next.after", "3", ["3"]),
    TextRow("results.#.properties.firstname", #"["Ada","Omar","Zoë"]"#, ["Ada", "Omar", "Zoë"]),
    TextRow("results.#(id>1)#.properties.firstname", #"["Omar","Zoë"]"#, ["Omar", "Zoë"]),
    TextRow("results.9.id", "", []),
    TextRow("results.#.nope", "[]", []),
    TextRow("total", "3", ["3"]),
  ]
}
