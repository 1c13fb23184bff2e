// SPDX-License-Identifier: Apache-2.0

extension PathRows {
  static let brokenCut = PathRows(
    in: #"{"data":[{"id":1,"n":"A"},{"id":2,"n":"B""#,
    [
      ("data.#", "2", "cut off"),
      ("data.0.id", "1", "cut off"),
      ("data.1.id", "2", "cut off"),
      ("data.1.n", #""B""#, "cut off"),
      ("data.#.id", "[1,2]", "cut off"),
      ("data.#.n", #"["A","B"]"#, "cut off"),
      ("data", #"[{"id":1,"n":"A"},{"id":2,"n":"B""#, "cut off"),
      ("data.#(id==2).n", #""B""#, "cut off"),
      ("@valid", nil, "cut off"),
      ("@ugly", #"{"data":[{"id":1,"n":"A"},{"id":2,"n":"B""#, "cut off"),
    ])

  static let brokenText = PathRows(
    in: #"{"data":[{"id":1},{"id":"2"#,
    [
      ("data.#", nil, "a text without end"),
      ("data.0.id", "1", "a text without end"),
      ("data.1.id", nil, "a text without end"),
      ("data.#.id", nil, "a text without end"),
      ("data.1", #"{"id":"2"#, "a text without end"),
      ("@valid", nil, "a text without end"),
    ])

  static let brokenColon = PathRows(
    in: #"{"a"=1,"b":2}"#,
    [
      ("a", "1", "no colon"),
      ("b", "2", "no colon"),
      ("@valid", nil, "no colon"),
      ("@keys", #"["a","b"]"#, "no colon"),
    ])

  static let brokenSingle = PathRows(
    in: #"{'a':1,"b":2}"#,
    [
      ("a", nil, "single quotes"),
      ("b", "2", "single quotes"),
      ("@valid", nil, "single quotes"),
      ("@keys", #"["b"]"#, "single quotes"),
    ])

  static let brokenComment = PathRows(
    in: "{/* x */\"a\":1,// y\n\"b\":2}",
    [
      ("a", "1", "comments"),
      ("b", "2", "comments"),
      ("@valid", nil, "comments"),
      ("@keys", #"["a","b"]"#, "comments"),
    ])

  static let brokenCommas = PathRows(
    in: #"{"a":1,,"b":2,}"#,
    [
      ("a", "1", "too many commas"),
      ("b", "2", "too many commas"),
      ("@valid", nil, "too many commas"),
      ("@keys", #"["a","b"]"#, "too many commas"),
    ])

  static let brokenNoquote = PathRows(
    in: #"{a:1,"b":2}"#,
    [
      ("a", nil, "no quotes"),
      ("b", "2", "no quotes"),
      ("@valid", nil, "no quotes"),
      ("@keys", #"["b"]"#, "no quotes"),
    ])

  static let brokenList = PathRows(
    in: "[1 2,,3,]",
    [
      ("#", "3", "a loose list"),
      ("0", "1", "a loose list"),
      ("1", "2", "a loose list"),
      ("2", "3", "a loose list"),
      ("3", nil, "a loose list"),
      ("#(>1)#", "[2,3]", "a loose list"),
      ("@valid", nil, "a loose list"),
    ])

  static let brokenWords = PathRows(
    in: #"{"a":True,"b":None,"c":undefined,"d":yes}"#,
    [
      ("a", #""b""#, "words of other languages"),
      ("b", nil, "words of other languages"),
      ("c", "ndefined", "words of other languages"),
      ("d", nil, "words of other languages"),
      ("e", nil, "words of other languages"),
      ("f", nil, "words of other languages"),
      ("g", nil, "words of other languages"),
      ("@valid", nil, "words of other languages"),
      ("@keys", #"["a","c"]"#, "words of other languages"),
    ])

  static let brokenOddNumbers = PathRows(
    in: #"{"a":+1,"b":.5,"c":1.,"d":0x1F,"e":1_000,"f":--1,"g":1e}"#,
    [
      ("a", "+1", "numbers of other languages"),
      ("b", "5", "numbers of other languages"),
      ("c", "1.", "numbers of other languages"),
      ("d", "0x1F", "numbers of other languages"),
      ("e", "1_000", "numbers of other languages"),
      ("f", "--1", "numbers of other languages"),
      ("g", "1e", "numbers of other languages"),
      ("@valid", nil, "numbers of other languages"),
      ("@keys", #"["a","b","c","d","e","f","g"]"#, "numbers of other languages"),
    ])

  static let brokenTwo = PathRows(
    in: #"{"a":1}{"a":2}"#,
    [
      ("a", "1", "two documents"),
      ("b", nil, "two documents"),
      ("@valid", nil, "two documents"),
      ("@keys", #"["a","a"]"#, "two documents"),
    ])

  static let brokenTail = PathRows(
    in: #"{"a":1} trailing {"b":2}"#,
    [
      ("a", "1", "text behind"),
      ("b", nil, "text behind"),
      ("@valid", nil, "text behind"),
      ("@keys", #"["a","b"]"#, "text behind"),
    ])

  static let brokenClose = PathRows(
    in: #"{"a":[1,2},"b":3}"#,
    [
      ("a", "[1,2}", "the wrong bracket"),
      ("b", "3", "the wrong bracket"),
      ("a.#", "4", "the wrong bracket"),
      ("a.1", "2", "the wrong bracket"),
      ("a.2", #""b""#, "the wrong bracket"),
      ("@valid", nil, "the wrong bracket"),
    ])

  static let brokenDeep = PathRows(
    in: "[[[[[[1]]]]]]",
    [
      ("#", "1", "lists in lists"),
      ("0.0.0", "[[[1]]]", "lists in lists"),
      ("0.0.0.0.0.0", "1", "lists in lists"),
      ("0.0.0.0.0.0.0", nil, "lists in lists"),
      ("#.#", "[1]", "lists in lists"),
      ("#.#.#", "[[1]]", "lists in lists"),
      ("@flatten", "[[[[[1]]]]]", "lists in lists"),
      (#"@flatten:{"deep":true}"#, "[1]", "lists in lists"),
    ])

  static let brokenControl = PathRows(
    in: "{\"a\":\"x\ty\",\"b\":\"\u{1}\"}",
    [
      ("a", "\"x\ty\"", "control characters"),
      ("b", "\"\u{1}\"", "control characters"),
      ("@valid", nil, "control characters"),
      ("@keys", #"["a","b"]"#, "control characters"),
    ])

  static let brokenHtml = PathRows(
    in: #"<p class="x">{"a":{"b":[1,2]}}</p>"#,
    [
      ("a", #"{"b":[1,2]}"#, "inside of markup"),
      ("a.b", "[1,2]", "inside of markup"),
      ("a.b.#", "2", "inside of markup"),
      ("b", nil, "inside of markup"),
      ("@valid", nil, "inside of markup"),
      ("@this|a.b.1", "2", "inside of markup"),
    ])

  /// What is no JSON.
  static let allBroken: [PathRow] = [
    brokenCut, brokenText, brokenColon, brokenSingle, brokenComment, brokenCommas, brokenNoquote,
    brokenList, brokenWords, brokenOddNumbers, brokenTwo, brokenTail, brokenClose, brokenDeep,
    brokenControl, brokenHtml,
  ].flatMap(\.rows)
}
