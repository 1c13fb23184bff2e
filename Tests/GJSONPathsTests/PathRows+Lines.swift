// SPDX-License-Identifier: Apache-2.0

extension PathRows {
  static let lines = PathRows(
    in: Documents.lines,
    [
      ("..#", "3", "how many"),
      ("..0", #"{"n":"Ann","age":61,"p":["1","2"]}"#, "the first"),
      ("..1.n", #""Bob""#, "a key of the second"),
      ("..2.n", #""Cy""#, "a key of the third"),
      ("..3", nil, "beyond"),
      ("..#.n", #"["Ann","Bob","Cy"]"#, "a key of each"),
      ("..#.p", #"[["1","2"],[]]"#, "a list of some"),
      ("..#.p.#", "[2,0]", "its counts"),
      ("..#.p.0", #"["1"]"#, "its first"),
      ("..#(age>50)#.n", #"["Ann","Cy"]"#, "a query"),
      ("..#(age>50).n", #""Ann""#, "the first"),
      (#"..#(n=="Bob").age"#, "34", "by a text"),
      ("..#(p)#.n", #"["Ann","Bob"]"#, "that have a list"),
      ("..#(p.#>0)#.n", #"["Ann"]"#, "that is not empty"),
      ("..#.n|0", #""Ann""#, "the first of the list"),
      ("..#.n|#", "3", "how many"),
      ("..#.n|@reverse", #"["Cy","Bob","Ann"]"#, "reversed"),
      (
        "..#.{n,age}", #"[{"n":"Ann","age":61},{"n":"Bob","age":34},{"n":"Cy","age":57}]"#,
        "made of each"
      ),
      ("..#.[n]", #"[["Ann"],["Bob"],["Cy"]]"#, "lists"),
      ("n", #""Ann""#, "without dots only the first line"),
      ("#", nil, "no list"),
      ("..", nil, "two dots alone"),
      ("..n", nil, "a key of lines"),
      ("..0|n", #""Ann""#, "by pipe"),
      ("..0|@keys", #"["n","age","p"]"#, "keys"),
      ("..@reverse", nil, "a modifier"),
      ("..#.age|@tostr", #""[61,34,57]""#, "as text"),
      ("...", nil, "three dots"),
      ("@this|..1.n", #""Bob""#, "after a modifier"),
    ])

  /// One document a line.
  static let allLines: [PathRow] = [lines].flatMap(\.rows)
}
