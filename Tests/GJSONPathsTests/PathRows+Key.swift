// SPDX-License-Identifier: Apache-2.0

// A path, the raw value gjson gives for it (nil: none), and why.
// swift-format-ignore-file

extension PathRows {
  static let keyCrm = PathRows(
    in: Documents.crm,
    [
      ("data.0.id", #""c-1""#, "an index in a list, then a key"),
      ("data.1.First_Name", #""Omar""#, "keys are matched as written"),
      ("data.0.first_name", nil, "case matters"),
      ("data.00.id", #""c-1""#, "leading zeros do not matter"),
      ("data.3", nil, "one past the end"),
      ("data.-1", nil, "no negative indexes"),
      ("data.1e0", nil, "an index is digits only"),
      ("data.18446744073709551616.id", #""c-1""#, "an index wraps around at 64 bits"),
      ("info.0", nil, "an index on an object is a key"),
      ("info.count.x", nil, "a number has nothing inside"),
      ("info.next", "null", "a null exists"),
      ("info.more", "false", "false"),
      ("info.nothing", nil, "absent"),
      ("info.", nil, "an empty last component"),
      (".info", nil, "an empty first component"),
      ("info..count", nil, "an empty component inside"),
      ("", nil, "the empty path is the empty key"),
      ("info|count", "3", "a pipe between keys is like a dot"),
      ("data|0|id", #""c-1""#, "and between indexes"),
      ("data|0.id", #""c-1""#, "mixed"),
      (#"@odata\.count"#, "3", "a dot in a key is escaped, the @ need not be"),
      ("@odata.count", nil, "unescaped it fails on the dot"),
      (#"\@odata\.count"#, "3", "the @ may be escaped as well"),
      (#"x\.y.z"#, "3", "escape in the middle"),
      (#"x\.y.z\*"#, "2", "an escaped star is a star"),
      (#"x\.y.z*"#, "2", "a star matches the first key that fits"),
      ("a,b", "1", "a comma is part of a key"),
      ("$.a", "4", "a dollar is a key"),
      ("$", #"{"a":4}"#, "so is a lone one"),
      ("*.count", "3", "a wildcard for any key goes on until one leads somewhere"),
      ("in*.mo?e", "false", "star and question mark"),
      ("d?ta.0.id", #""c-1""#, "one character"),
      ("?.a", "4", "one character, not the empty one"),
      ("i*.c*t", "3", "stars in two components"),
      ("*", #"[{"id":"c-1","First_Name":"Lena","Last_Name":"Berg","Phone":"+49301001","Mobile":null,"tags":["vip","b2b"],"owner":{"id":7,"name":"Ito"},"score":10},{"id":"c-2","First_Name":"Omar","Phone":"+49301002","Mobile":"+49171002","tags":[],"owner":null,"score":9.50},{"id":"c-3","First_Name":"Zoë","Last_Name":"O\"Hara","Phone":"","Mobile":"+49171003","tags":["b2b"],"owner":{"id":8,"name":"Kim"},"score":0}]"#, "the first member"),
      ("inf??", nil, "two marks, one letter"),
      ("**fo.count", "3", "two stars are one"),
      ("da*a.#", "3", "wildcard before a list"),
    ])

  static let keyStrings = PathRows(
    in: Documents.strings,
    [
      ("kéy", "1", "keys are compared without their escapes"),
      (#"k\u00e9y"#, nil, "but a path has no such escape"),
      (#"star\*key"#, "1", "an escaped star finds the very key"),
      ("star*key", "1", "an unescaped one the first that fits"),
      (#"s\**"#, #""a\/b""#, "another star makes the escaped one a wildcard again"),
      (#"s\*x\*y"#, "3", "two escaped stars"),
      (#"s\*x*y"#, "3", "one of them not"),
      ("q", #""say \"hi\"""#, "escapes in a value"),
      ("u", #""\u00e9\ud83d\ude00""#, "surrogate pair"),
      ("lone", #""x\ud800y""#, "half a pair"),
      ("nl", #""a\nb""#, "line feed"),
      ("sl", #""a\/b""#, "escaped slash"),
      ("ctl", ##""a\##tb""##, "raw control character is kept"),
      ("words.4", #""ALPHA""#, "index"),
      ("star1key.x", nil, "nothing inside a number"),
      ("js.in", nil, "a string is searched for nothing by a path inside"),
    ])

  static let key: [PathRow] = [keyCrm, keyStrings].flatMap(\.rows)
}
