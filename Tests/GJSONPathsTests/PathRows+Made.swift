// SPDX-License-Identifier: Apache-2.0

extension PathRows {
  static let made = PathRows(
    in: Documents.nested,
    [
      (
        "@group",
        #"[{"m":[1,2,[3]],"mix":"s"},{"m":[],"mix":1},{"m":[4],"mix":true},{"m":null,"mix":false},{"m":{"m":[5]},"mix":null},{"mix":[]},{"mix":{}},{"mix":""}]"#,
        "columns of a document"
      ),
      ("cols|@group", #"[{"id":1,"name":"a"},{"id":2,"name":"b"},{"id":3}]"#, "columns as rows"),
      ("cols|@group|0", #"{"id":1,"name":"a"}"#, "the first row"),
      ("cols|@group|#", "3", "as many as the longest"),
      ("cols|@keys", #"["id","name","skip"]"#, "names"),
      ("cols|@values", #"[[1,2,3],["a","b"],1]"#, "columns"),
      ("cols|@values|@flatten", #"[1,2,3,"a","b",1]"#, "all cells"),
      ("cols.id|@reverse", "[3,2,1]", "reversed"),
      ("dup.a", "1", "the first of two"),
      ("dup.b.x", "1", "the first that leads on"),
      ("dup.b.y", "2", "the second that leads on"),
      ("dup|@join", #"{"a":1,"b":{"x":1},"b":{"y":2},"a":3}"#, "no list"),
      ("[dup]|@join", #"{"a":3,"b":{"y":2}}"#, "the last of two"),
      (#"[dup]|@join:{"preserve":true}"#, #"{"a":1,"b":{"x":1},"b":{"y":2},"a":3}"#, "all of them"),
      ("[dup.b,dup]|@join", #"{"x":1,"a":3,"b":{"y":2}}"#, "one object of two"),
      ("m.0.2.0", "3", "deep"),
      ("m.#.0", "[1,4]", "first of each"),
      ("m.#.m", "[[5]]", "key of each"),
      ("m.#.#", "[3,0,1]", "counts"),
      ("m|@flatten", #"[1,2,[3],4,null,{"m":[5]}]"#, "one level"),
      (#"m|@flatten:{"deep":true}"#, #"[1,2,3,4,null,{"m":[5]}]"#, "all levels"),
      (#"m|@flatten:{"deep":false}"#, #"[1,2,[3],4,null,{"m":[5]}]"#, "not asked"),
      ("m|@flatten|#", "6", "how many"),
      ("m|@reverse|0.m.0", "5", "the last"),
      ("e|@reverse", "[]", "an empty list"),
      ("o|@reverse", "{}", "an empty object"),
      ("e|@flatten", "[]", "an empty list"),
      ("e|@join", "{}", "an empty list"),
      ("e|@keys", "[]", "an empty list"),
      ("o|@keys", "[]", "an empty object"),
      ("o|@values", "[]", "an empty object"),
      ("e|@values", "[]", "an empty list"),
      ("e.#", "0", "none"),
      ("o.#", nil, "no list"),
      ("e.0", nil, "none"),
      ("e|@tostr", #""[]""#, "as text"),
      ("mix|@tostr", #""[\"s\",1,true,false,null,[],{},\"\"]""#, "a list as text"),
      ("mix|@ugly", #"["s",1,true,false,null,[],{},""]"#, "compact"),
      ("mix.#", "8", "eight"),
      ("mix.6|@keys", "[]", "keys of a list"),
      ("mix.0|@keys", "[null]", "keys of a text"),
      ("{e,o}", #"{"e":[],"o":{}}"#, "empty ones"),
      ("[e.0,o.a]", "[]", "nothing at all"),
      ("{m:m.#,e:e.#}", #"{"m":5,"e":0}"#, "counts"),
      (#"{"q":m.1,r:m.2.0}"#, #"{"q":[],"r":4}"#, "names"),
      ("{cols.id.0,cols.name.0}", #"{"0":1,"0":"a"}"#, "named by the last"),
      ("{cols.id.#}", #"{"_":3}"#, "no simple name"),
      (#"{"cols":cols.{id}}"#, #"{"cols":{"id":[1,2,3]}}"#, "nested"),
      ("cols.{id,name}.name.1", #""b""#, "into it"),
      ("cols.[id,name].1.1", #""b""#, "into it"),
      ("[cols.id,cols.name]|@flatten", #"[1,2,3,"a","b"]"#, "joined lists"),
      ("{a:@this.e}", #"{"a":[]}"#, "a modifier inside"),
      (#"{"a":m|0}"#, #"{"a":[1,2,[3]]}"#, "a pipe inside"),
      ("[m|0|0,m|2|0]", "[1,4]", "pipes inside"),
      (#"!{"a":[1,2]}|a.1"#, "2", "into a literal"),
      ("![1,2,3]|#", "3", "a literal list"),
      (#"!"text"|@tostr"#, #""text""#, "a literal text"),
      (#"[!1,!"a",!true,!null]"#, #"[1,"a",true,null]"#, "literals"),
      ("{a:!1}", #"{"a":1}"#, "one of them"),
      (
        "@this|@this|@this",
        #"{"m":[[1,2,[3]],[],[4],null,{"m":[5]}],"e":[],"o":{},"mix":["s",1,true,false,null,[],{},""],"dup":{"a":1,"b":{"x":1},"b":{"y":2},"a":3},"cols":{"id":[1,2,3],"name":["a","b"],"skip":1}}"#,
        "over and over"
      ),
      ("@dig:id", "[[1,2,3]]", "at any depth"),
      ("@dig:x|0", "1", "below another"),
      ("@dig:m|0", #"[[1,2,[3]],[],[4],null,{"m":[5]}]"#, "a list"),
      (
        "@pretty|@ugly",
        #"{"m":[[1,2,[3]],[],[4],null,{"m":[5]}],"e":[],"o":{},"mix":["s",1,true,false,null,[],{},""],"dup":{"a":1,"b":{"x":1},"b":{"y":2},"a":3},"cols":{"id":[1,2,3],"name":["a","b"],"skip":1}}"#,
        "there and back"
      ),
      ("@tostr|@fromstr|e", "[]", "there and back"),
      (
        #"cols|@pretty:{"width":1}"#,
        "{\n  \"id\": [\n    1,\n    2,\n    3\n  ],\n  \"name\": [\n    \"a\",\n    \"b\"\n  ],\n  \"skip\": 1\n}\n",
        "each on its line"
      ),
      (
        #"cols|@pretty:{"indent":"\t"}"#,
        "{\n\t\"id\": [1, 2, 3],\n\t\"name\": [\"a\", \"b\"],\n\t\"skip\": 1\n}\n", "tabs"
      ),
      (#"dup.b|@pretty:{"prefix":"> "}"#, "{\n   \"x\": 1\n }\n", "a prefix"),
      (
        #"cols|@pretty:{"sortKeys":true}"#,
        "{\n  \"id\": [1, 2, 3],\n  \"name\": [\"a\", \"b\"],\n  \"skip\": 1\n}\n", "sorted"
      ),
      (#"dup.b|@pretty:{"indent":"","width":0}"#, "{\n\"x\": 1\n}\n", "no indentation"),
      (
        #"cols|@ugly:{"x":1}"#, #"{"id":[1,2,3],"name":["a","b"],"skip":1}"#,
        "an option that is none"
      ),
      ("cols|@keys:1", #"["id","name","skip"]"#, "an argument that is none"),
      ("cols|@keys.0", #""id""#, "into the keys"),
      ("cols|@keys|1", #""name""#, "into the keys"),
      ("cols.@keys.2", #""skip""#, "behind a dot"),
    ])

  /// What modifiers and multipaths make.
  static let allMade: [PathRow] = [made].flatMap(\.rows)
}
