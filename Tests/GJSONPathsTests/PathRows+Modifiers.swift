// SPDX-License-Identifier: Apache-2.0

extension PathRows {
  static let modifiersEmptyList = PathRows(
    in: "[]",
    [
      ("@this", "[]", "an empty list"),
      ("@reverse", "[]", "an empty list"),
      ("@ugly", "[]", "an empty list"),
      ("@pretty", "[]\n", "an empty list"),
      ("@flatten", "[]", "an empty list"),
      (#"@flatten:{"deep":true}"#, "[]", "an empty list"),
      ("@join", "{}", "an empty list"),
      (#"@join:{"preserve":true}"#, "{}", "an empty list"),
      ("@valid", "[]", "an empty list"),
      ("@keys", "[]", "an empty list"),
      ("@values", "[]", "an empty list"),
      ("@tostr", #""[]""#, "an empty list"),
      ("@tostr|@fromstr", "[]", "an empty list"),
      ("@fromstr", "[]", "an empty list"),
      ("@group", nil, "an empty list"),
      ("@dig:a", "[]", "an empty list"),
      (#"@pretty:{"sortKeys":true,"indent":" ","width":1}"#, "[]\n", "an empty list"),
      ("@ugly|@reverse|@ugly", "[]", "an empty list"),
      ("@keys|#", "0", "an empty list"),
      ("@values|0", nil, "an empty list"),
    ])

  static let modifiersEmptyObject = PathRows(
    in: "{}",
    [
      ("@this", "{}", "an empty object"),
      ("@reverse", "{}", "an empty object"),
      ("@ugly", "{}", "an empty object"),
      ("@pretty", "{}\n", "an empty object"),
      ("@flatten", "{}", "an empty object"),
      (#"@flatten:{"deep":true}"#, "{}", "an empty object"),
      ("@join", "{}", "an empty object"),
      (#"@join:{"preserve":true}"#, "{}", "an empty object"),
      ("@valid", "{}", "an empty object"),
      ("@keys", "[]", "an empty object"),
      ("@values", "[]", "an empty object"),
      ("@tostr", #""{}""#, "an empty object"),
      ("@tostr|@fromstr", "{}", "an empty object"),
      ("@fromstr", "{}", "an empty object"),
      ("@group", "[]", "an empty object"),
      ("@dig:a", "[]", "an empty object"),
      (#"@pretty:{"sortKeys":true,"indent":" ","width":1}"#, "{}\n", "an empty object"),
      ("@ugly|@reverse|@ugly", "{}", "an empty object"),
      ("@keys|#", "0", "an empty object"),
      ("@values|0", nil, "an empty object"),
    ])

  static let modifiersNumber = PathRows(
    in: "-1.50",
    [
      ("@this", "-1.50", "a number"),
      ("@reverse", "-1.50", "a number"),
      ("@ugly", "-1.50", "a number"),
      ("@pretty", "-1.50", "a number"),
      ("@flatten", "-1.50", "a number"),
      (#"@flatten:{"deep":true}"#, "-1.50", "a number"),
      ("@join", "-1.50", "a number"),
      (#"@join:{"preserve":true}"#, "-1.50", "a number"),
      ("@valid", "-1.50", "a number"),
      ("@keys", "[null]", "a number"),
      ("@values", "[-1.50]", "a number"),
      ("@tostr", #""-1.50""#, "a number"),
      ("@tostr|@fromstr", "-1.50", "a number"),
      ("@fromstr", "-1.5", "a number"),
      ("@group", nil, "a number"),
      ("@dig:a", "[]", "a number"),
      (#"@pretty:{"sortKeys":true,"indent":" ","width":1}"#, "-1.50", "a number"),
      ("@ugly|@reverse|@ugly", "-1.50", "a number"),
      ("@keys|#", "1", "a number"),
      ("@values|0", "-1.50", "a number"),
    ])

  static let modifiersText = PathRows(
    in: #""a\u00e9\"b""#,
    [
      ("@this", #""a\u00e9\"b""#, "a text"),
      ("@reverse", #""a\u00e9\"b""#, "a text"),
      ("@ugly", #""a\u00e9\"b""#, "a text"),
      ("@pretty", #""a\u00e9\"b""#, "a text"),
      ("@flatten", #""a\u00e9\"b""#, "a text"),
      (#"@flatten:{"deep":true}"#, #""a\u00e9\"b""#, "a text"),
      ("@join", #""a\u00e9\"b""#, "a text"),
      (#"@join:{"preserve":true}"#, #""a\u00e9\"b""#, "a text"),
      ("@valid", #""a\u00e9\"b""#, "a text"),
      ("@keys", "[null]", "a text"),
      ("@values", #"["a\u00e9\"b"]"#, "a text"),
      ("@tostr", #""\"a\\u00e9\\\"b\"""#, "a text"),
      ("@tostr|@fromstr", #""a\u00e9\"b""#, "a text"),
      ("@fromstr", nil, "a text"),
      ("@group", nil, "a text"),
      ("@dig:a", "[]", "a text"),
      (#"@pretty:{"sortKeys":true,"indent":" ","width":1}"#, #""a\u00e9\"b""#, "a text"),
      ("@ugly|@reverse|@ugly", #""a\u00e9\"b""#, "a text"),
      ("@keys|#", "1", "a text"),
      ("@values|0", #""a\u00e9\"b""#, "a text"),
    ])

  static let modifiersNull = PathRows(
    in: "null",
    [
      ("@this", "null", "a null"),
      ("@reverse", "null", "a null"),
      ("@ugly", "null", "a null"),
      ("@pretty", "null", "a null"),
      ("@flatten", "null", "a null"),
      (#"@flatten:{"deep":true}"#, "null", "a null"),
      ("@join", "null", "a null"),
      (#"@join:{"preserve":true}"#, "null", "a null"),
      ("@valid", "null", "a null"),
      ("@keys", "[null]", "a null"),
      ("@values", "[null]", "a null"),
      ("@tostr", #""null""#, "a null"),
      ("@tostr|@fromstr", "null", "a null"),
      ("@fromstr", nil, "a null"),
      ("@group", nil, "a null"),
      ("@dig:a", "[]", "a null"),
      (#"@pretty:{"sortKeys":true,"indent":" ","width":1}"#, "null", "a null"),
      ("@ugly|@reverse|@ugly", "null", "a null"),
      ("@keys|#", "1", "a null"),
      ("@values|0", "null", "a null"),
    ])

  static let modifiersNested = PathRows(
    in: #"[1,[2,[3,[]]],{"a":[4]}]"#,
    [
      ("@this", #"[1,[2,[3,[]]],{"a":[4]}]"#, "lists in lists"),
      ("@reverse", #"[{"a":[4]},[2,[3,[]]],1]"#, "lists in lists"),
      ("@ugly", #"[1,[2,[3,[]]],{"a":[4]}]"#, "lists in lists"),
      ("@pretty", "[\n  1,\n  [2, [3, []]],\n  {\n    \"a\": [4]\n  }\n]\n", "lists in lists"),
      ("@flatten", #"[1,2,[3,[]],{"a":[4]}]"#, "lists in lists"),
      (#"@flatten:{"deep":true}"#, #"[1,2,3,{"a":[4]}]"#, "lists in lists"),
      ("@join", #"{"a":[4]}"#, "lists in lists"),
      (#"@join:{"preserve":true}"#, #"{"a":[4]}"#, "lists in lists"),
      ("@valid", #"[1,[2,[3,[]]],{"a":[4]}]"#, "lists in lists"),
      ("@keys", "[null,null,null]", "lists in lists"),
      ("@values", #"[1,[2,[3,[]]],{"a":[4]}]"#, "lists in lists"),
      ("@tostr", #""[1,[2,[3,[]]],{\"a\":[4]}]""#, "lists in lists"),
      ("@tostr|@fromstr", #"[1,[2,[3,[]]],{"a":[4]}]"#, "lists in lists"),
      ("@fromstr", #"[1,[2,[3,[]]],{"a":[4]}]"#, "lists in lists"),
      ("@group", nil, "lists in lists"),
      ("@dig:a", "[[4]]", "lists in lists"),
      (
        #"@pretty:{"sortKeys":true,"indent":" ","width":1}"#,
        "[\n 1,\n [\n  2,\n  [\n   3,\n   []\n  ]\n ],\n {\n  \"a\": [\n   4\n  ]\n }\n]\n",
        "lists in lists"
      ),
      ("@ugly|@reverse|@ugly", #"[{"a":[4]},[2,[3,[]]],1]"#, "lists in lists"),
      ("@keys|#", "3", "lists in lists"),
      ("@values|0", "1", "lists in lists"),
    ])

  static let modifiersObject = PathRows(
    in: #"{ "b" : [1, 2] , "a" : {"c":null} }"#,
    [
      ("@this", #"{ "b" : [1, 2] , "a" : {"c":null} }"#, "an object with blanks"),
      ("@reverse", #"{"a":{"c":null},"b":[1, 2]}"#, "an object with blanks"),
      ("@ugly", #"{"b":[1,2],"a":{"c":null}}"#, "an object with blanks"),
      (
        "@pretty", "{\n  \"b\": [1, 2],\n  \"a\": {\n    \"c\": null\n  }\n}\n",
        "an object with blanks"
      ),
      ("@flatten", #"{ "b" : [1, 2] , "a" : {"c":null} }"#, "an object with blanks"),
      (
        #"@flatten:{"deep":true}"#, #"{ "b" : [1, 2] , "a" : {"c":null} }"#, "an object with blanks"
      ),
      ("@join", #"{ "b" : [1, 2] , "a" : {"c":null} }"#, "an object with blanks"),
      (
        #"@join:{"preserve":true}"#, #"{ "b" : [1, 2] , "a" : {"c":null} }"#,
        "an object with blanks"
      ),
      ("@valid", #"{ "b" : [1, 2] , "a" : {"c":null} }"#, "an object with blanks"),
      ("@keys", #"["b","a"]"#, "an object with blanks"),
      ("@values", #"[[1, 2],{"c":null}]"#, "an object with blanks"),
      ("@tostr", #""{ \"b\" : [1, 2] , \"a\" : {\"c\":null} }""#, "an object with blanks"),
      ("@tostr|@fromstr", #"{ "b" : [1, 2] , "a" : {"c":null} }"#, "an object with blanks"),
      ("@fromstr", #"{ "b" : [1, 2] , "a" : {"c":null} }"#, "an object with blanks"),
      ("@group", #"[{"b":1},{"b":2}]"#, "an object with blanks"),
      ("@dig:a", #"[{"c":null}]"#, "an object with blanks"),
      (
        #"@pretty:{"sortKeys":true,"indent":" ","width":1}"#,
        "{\n \"a\": {\n  \"c\": null\n },\n \"b\": [\n  1,\n  2\n ]\n}\n", "an object with blanks"
      ),
      ("@ugly|@reverse|@ugly", #"{"a":{"c":null},"b":[1,2]}"#, "an object with blanks"),
      ("@keys|#", "2", "an object with blanks"),
      ("@values|0", "[1, 2]", "an object with blanks"),
    ])

  static let modifiersRows = PathRows(
    in: #"[{"a":1,"b":2},{"b":3,"c":4},5]"#,
    [
      ("@this", #"[{"a":1,"b":2},{"b":3,"c":4},5]"#, "objects in a list"),
      ("@reverse", #"[5,{"b":3,"c":4},{"a":1,"b":2}]"#, "objects in a list"),
      ("@ugly", #"[{"a":1,"b":2},{"b":3,"c":4},5]"#, "objects in a list"),
      (
        "@pretty",
        "[\n  {\n    \"a\": 1,\n    \"b\": 2\n  },\n  {\n    \"b\": 3,\n    \"c\": 4\n  },\n  5\n]\n",
        "objects in a list"
      ),
      ("@flatten", #"[{"a":1,"b":2},{"b":3,"c":4},5]"#, "objects in a list"),
      (#"@flatten:{"deep":true}"#, #"[{"a":1,"b":2},{"b":3,"c":4},5]"#, "objects in a list"),
      ("@join", #"{"a":1,"b":3,"c":4}"#, "objects in a list"),
      (#"@join:{"preserve":true}"#, #"{"a":1,"b":2,"b":3,"c":4}"#, "objects in a list"),
      ("@valid", #"[{"a":1,"b":2},{"b":3,"c":4},5]"#, "objects in a list"),
      ("@keys", "[null,null,null]", "objects in a list"),
      ("@values", #"[{"a":1,"b":2},{"b":3,"c":4},5]"#, "objects in a list"),
      ("@tostr", #""[{\"a\":1,\"b\":2},{\"b\":3,\"c\":4},5]""#, "objects in a list"),
      ("@tostr|@fromstr", #"[{"a":1,"b":2},{"b":3,"c":4},5]"#, "objects in a list"),
      ("@fromstr", #"[{"a":1,"b":2},{"b":3,"c":4},5]"#, "objects in a list"),
      ("@group", nil, "objects in a list"),
      ("@dig:a", "[1]", "objects in a list"),
      (
        #"@pretty:{"sortKeys":true,"indent":" ","width":1}"#,
        "[\n {\n  \"a\": 1,\n  \"b\": 2\n },\n {\n  \"b\": 3,\n  \"c\": 4\n },\n 5\n]\n",
        "objects in a list"
      ),
      ("@ugly|@reverse|@ugly", #"[5,{"b":3,"c":4},{"a":1,"b":2}]"#, "objects in a list"),
      ("@keys|#", "3", "objects in a list"),
      ("@values|0", #"{"a":1,"b":2}"#, "objects in a list"),
    ])

  static let modifiersColumns = PathRows(
    in: #"{"a":[1,2],"b":["x"],"c":3,"d":[]}"#,
    [
      ("@this", #"{"a":[1,2],"b":["x"],"c":3,"d":[]}"#, "lists in an object"),
      ("@reverse", #"{"d":[],"c":3,"b":["x"],"a":[1,2]}"#, "lists in an object"),
      ("@ugly", #"{"a":[1,2],"b":["x"],"c":3,"d":[]}"#, "lists in an object"),
      (
        "@pretty", "{\n  \"a\": [1, 2],\n  \"b\": [\"x\"],\n  \"c\": 3,\n  \"d\": []\n}\n",
        "lists in an object"
      ),
      ("@flatten", #"{"a":[1,2],"b":["x"],"c":3,"d":[]}"#, "lists in an object"),
      (#"@flatten:{"deep":true}"#, #"{"a":[1,2],"b":["x"],"c":3,"d":[]}"#, "lists in an object"),
      ("@join", #"{"a":[1,2],"b":["x"],"c":3,"d":[]}"#, "lists in an object"),
      (#"@join:{"preserve":true}"#, #"{"a":[1,2],"b":["x"],"c":3,"d":[]}"#, "lists in an object"),
      ("@valid", #"{"a":[1,2],"b":["x"],"c":3,"d":[]}"#, "lists in an object"),
      ("@keys", #"["a","b","c","d"]"#, "lists in an object"),
      ("@values", #"[[1,2],["x"],3,[]]"#, "lists in an object"),
      ("@tostr", #""{\"a\":[1,2],\"b\":[\"x\"],\"c\":3,\"d\":[]}""#, "lists in an object"),
      ("@tostr|@fromstr", #"{"a":[1,2],"b":["x"],"c":3,"d":[]}"#, "lists in an object"),
      ("@fromstr", #"{"a":[1,2],"b":["x"],"c":3,"d":[]}"#, "lists in an object"),
      ("@group", #"[{"a":1,"b":"x"},{"a":2}]"#, "lists in an object"),
      ("@dig:a", "[[1,2]]", "lists in an object"),
      (
        #"@pretty:{"sortKeys":true,"indent":" ","width":1}"#,
        "{\n \"a\": [\n  1,\n  2\n ],\n \"b\": [\n  \"x\"\n ],\n \"c\": 3,\n \"d\": []\n}\n",
        "lists in an object"
      ),
      ("@ugly|@reverse|@ugly", #"{"d":[],"c":3,"b":["x"],"a":[1,2]}"#, "lists in an object"),
      ("@keys|#", "4", "lists in an object"),
      ("@values|0", "[1,2]", "lists in an object"),
    ])

  static let modifiersSame = PathRows(
    in: #"{"a":1,"a":2,"b":{"a":3}}"#,
    [
      ("@this", #"{"a":1,"a":2,"b":{"a":3}}"#, "equal keys"),
      ("@reverse", #"{"b":{"a":3},"a":2,"a":1}"#, "equal keys"),
      ("@ugly", #"{"a":1,"a":2,"b":{"a":3}}"#, "equal keys"),
      ("@pretty", "{\n  \"a\": 1,\n  \"a\": 2,\n  \"b\": {\n    \"a\": 3\n  }\n}\n", "equal keys"),
      ("@flatten", #"{"a":1,"a":2,"b":{"a":3}}"#, "equal keys"),
      (#"@flatten:{"deep":true}"#, #"{"a":1,"a":2,"b":{"a":3}}"#, "equal keys"),
      ("@join", #"{"a":1,"a":2,"b":{"a":3}}"#, "equal keys"),
      (#"@join:{"preserve":true}"#, #"{"a":1,"a":2,"b":{"a":3}}"#, "equal keys"),
      ("@valid", #"{"a":1,"a":2,"b":{"a":3}}"#, "equal keys"),
      ("@keys", #"["a","a","b"]"#, "equal keys"),
      ("@values", #"[1,2,{"a":3}]"#, "equal keys"),
      ("@tostr", #""{\"a\":1,\"a\":2,\"b\":{\"a\":3}}""#, "equal keys"),
      ("@tostr|@fromstr", #"{"a":1,"a":2,"b":{"a":3}}"#, "equal keys"),
      ("@fromstr", #"{"a":1,"a":2,"b":{"a":3}}"#, "equal keys"),
      ("@group", "[]", "equal keys"),
      ("@dig:a", "[1,3]", "equal keys"),
      (
        #"@pretty:{"sortKeys":true,"indent":" ","width":1}"#,
        "{\n \"a\": 1,\n \"a\": 2,\n \"b\": {\n  \"a\": 3\n }\n}\n", "equal keys"
      ),
      ("@ugly|@reverse|@ugly", #"{"b":{"a":3},"a":2,"a":1}"#, "equal keys"),
      ("@keys|#", "3", "equal keys"),
      ("@values|0", "1", "equal keys"),
    ])

  static let modifiersBlank = PathRows(
    in: "  ",
    [
      ("@this", nil, "nothing but blanks"),
      ("@reverse", nil, "nothing but blanks"),
      ("@ugly", nil, "nothing but blanks"),
      ("@pretty", nil, "nothing but blanks"),
      ("@flatten", nil, "nothing but blanks"),
      (#"@flatten:{"deep":true}"#, nil, "nothing but blanks"),
      ("@join", nil, "nothing but blanks"),
      (#"@join:{"preserve":true}"#, nil, "nothing but blanks"),
      ("@valid", nil, "nothing but blanks"),
      ("@keys", "[]", "nothing but blanks"),
      ("@values", "[]", "nothing but blanks"),
      ("@tostr", #""  ""#, "nothing but blanks"),
      ("@tostr|@fromstr", nil, "nothing but blanks"),
      ("@fromstr", nil, "nothing but blanks"),
      ("@group", nil, "nothing but blanks"),
      ("@dig:a", "[]", "nothing but blanks"),
      (#"@pretty:{"sortKeys":true,"indent":" ","width":1}"#, nil, "nothing but blanks"),
      ("@ugly|@reverse|@ugly", nil, "nothing but blanks"),
      ("@keys|#", "0", "nothing but blanks"),
      ("@values|0", nil, "nothing but blanks"),
    ])

  static let modifiersBroken = PathRows(
    in: #"[1,{"a":"x"#,
    [
      ("@this", #"[1,{"a":"x"#, "a text without end"),
      ("@reverse", #"[{"a":"x,1]"#, "a text without end"),
      ("@ugly", #"[1,{"a":"x"#, "a text without end"),
      ("@flatten", #"[1,{"a":"x]"#, "a text without end"),
      (#"@flatten:{"deep":true}"#, #"[1,{"a":"x]"#, "a text without end"),
      ("@join", "{}", "a text without end"),
      (#"@join:{"preserve":true}"#, #"{"a":"}"#, "a text without end"),
      ("@valid", nil, "a text without end"),
      ("@keys", "[null,null]", "a text without end"),
      ("@values", #"[1,{"a":"x"#, "a text without end"),
      ("@tostr", #""[1,{\"a\":\"x""#, "a text without end"),
      ("@tostr|@fromstr", #"[1,{"a":"x"#, "a text without end"),
      ("@fromstr", nil, "a text without end"),
      ("@group", nil, "a text without end"),
      ("@dig:a", "[]", "a text without end"),
      ("@ugly|@reverse|@ugly", #"[{"a":"x,1]"#, "a text without end"),
      ("@keys|#", "2", "a text without end"),
      ("@values|0", "1", "a text without end"),
    ])

  /// Every modifier on every kind of value.
  static let allModifiers: [PathRow] = [
    modifiersEmptyList, modifiersEmptyObject, modifiersNumber, modifiersText, modifiersNull,
    modifiersNested, modifiersObject, modifiersRows, modifiersColumns, modifiersSame,
    modifiersBlank, modifiersBroken,
  ].flatMap(\.rows)
}
