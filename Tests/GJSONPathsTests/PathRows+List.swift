// SPDX-License-Identifier: Apache-2.0

// A path, the raw value gjson gives for it (nil: none), and why.
// swift-format-ignore-file

extension PathRows {
  static let listCrm = PathRows(
    in: Documents.crm,
    [
      ("data.#", "3", "how many"),
      ("data.#.id", #"["c-1","c-2","c-3"]"#, "one value each"),
      ("data.#.Last_Name", #"["Berg","O\"Hara"]"#, "missing ones are dropped"),
      ("data.#.Mobile", #"[null,"+49171002","+49171003"]"#, "nulls are kept"),
      ("data.#.owner.name", #"["Ito","Kim"]"#, "a null on the way drops the element"),
      ("data.#.owner.id", "[7,8]", "so lists do not align"),
      ("data.#.tags", #"[["vip","b2b"],[],["b2b"]]"#, "lists of lists"),
      ("data.#.tags.#", "[2,0,1]", "counts"),
      ("data.#.tags.0", #"["vip","b2b"]"#, "first of each, if any"),
      ("data.#.tags.#.x", "[[],[],[]]", "nested and empty"),
      ("data.#.id.0", "[]", "a dot goes into each string"),
      ("data.#.id|0", #""c-1""#, "a pipe takes from the list"),
      ("data.#.id|#", "3", "or counts it"),
      ("data.#.nothing", "[]", "an existing empty list"),
      ("data.#.nothing|0", nil, "from which nothing can be taken"),
      ("data.#.owner|0.name", #""Ito""#, "pipe, index, key"),
      ("data.#.owner|#.name", #"["Ito","Kim"]"#, "pipe and map again"),
      ("info.#", nil, "a count of an object is absent"),
      ("info.count.#", nil, "and of a number"),
      ("data.#.", "[]", "an empty key of each"),
      ("data.##", nil, "two signs are nothing"),
      ("data.#x", nil, "nor is one with letters"),
      ("data.x#", nil, "nor behind them"),
      ("data.id", nil, "a key on a list"),
      ("data.#.@this", #"[{"id":"c-1","First_Name":"Lena","Last_Name":"Berg","Phone":"+49301001","Mobile":null,"tags":["vip","b2b"],"owner":{"id":7,"name":"Ito"},"score":10},{"id":"c-2","First_Name":"Omar","Phone":"+49301002","Mobile":"+49171002","tags":[],"owner":null,"score":9.50},{"id":"c-3","First_Name":"Zoë","Last_Name":"O\"Hara","Phone":"","Mobile":"+49171003","tags":["b2b"],"owner":{"id":8,"name":"Kim"},"score":0}]"#, "a modifier after the sign"),
      ("data.#.score", "[10,9.50,0]", "numbers keep their spelling"),
    ])

  static let listNested = PathRows(
    in: Documents.nested,
    [
      ("m.#", "5", "of the outer list"),
      ("m.0.#", "3", "of an inner one"),
      ("m.#.#", "[3,0,1]", "of each list"),
      ("m.#.0", "[1,4]", "first of each"),
      ("m.#.#.0", "[[3],[],[]]", "two levels"),
      ("m.0.2.0", "3", "index by index"),
      ("m.4.m.0", "5", "object in a list"),
      ("e.#", "0", "empty list"),
      ("e.#.a", "[]", "nothing of nothing"),
      ("e.0", nil, "nothing first"),
      ("o.#", nil, "an object has no count"),
      ("mix.#", "8", "all count"),
      ("mix.4", "null", "null exists"),
      ("mix.7", #""""#, "the empty string exists"),
      ("mix.#.a", "[]", "objects only"),
      ("dup.a", "1", "the first of equal keys"),
      ("dup.b.x", "1", "that leads somewhere"),
      ("dup.b.y", "2", "so the second one is found too"),
      ("dup.b", #"{"x":1}"#, "the first"),
    ])

  static let listLines = PathRows(
    in: Documents.lines,
    [
      ("..#", "3", "lines are counted"),
      ("..1.n", #""Bob""#, "a line by index"),
      ("..#.n", #"["Ann","Bob","Cy"]"#, "one value a line"),
      ("..#(age>50)#.n", #"["Ann","Cy"]"#, "query over lines"),
      (#"..#(n=="Bob").age"#, "34", "first match"),
      ("..9", nil, "no such line"),
      ("..0.p.#", "2", "inside a line"),
      ("..#.p|1", "[]", "list of lines"),
      ("n", #""Ann""#, "without the dots only the first line"),
      ("..", nil, "no component"),
    ])

  static let list: [PathRow] = [listCrm, listNested, listLines].flatMap(\.rows)
}
