// SPDX-License-Identifier: Apache-2.0

extension PathRows {
  static let lookup = PathRows(
    in: Documents.page,
    [
      ("results.#.properties.firstname", #"["Ada","Omar","Zoë"]"#, "a mapping"),
      (
        "results.#.properties.phone", #"["+971501112233",null]"#,
        "keeps the null and drops the missing"
      ),
      (
        "results.#.properties.emails.#.v", #"[["a@x.test","b@x.test"],[]]"#,
        "a list for each that has one"
      ),
      ("results.#.properties.emails.#", "[2,0]", "counts"),
      ("results.#.properties.emails.0.v", #"["a@x.test"]"#, "first of each"),
      ("results.#.properties.emails.1", #"[{"v":"b@x.test","p":false}]"#, "second of each"),
      ("results.#.properties.emails.9", "[]", "none has so many"),
      ("results.0.properties.emails.#.v", #"["a@x.test","b@x.test"]"#, "one list"),
      ("results.0.properties.emails.#(p==true).v", #""a@x.test""#, "the one that is marked"),
      ("results.0.properties.emails.#(p==false)#.v", #"["b@x.test"]"#, "all that are not"),
      ("results.#.properties.emails.#(p==true).v", #"["a@x.test"]"#, "for each"),
      (#"results.#(properties.phone=="+971501112233").id"#, "1", "by a number"),
      (#"results.#(properties.phone%"*1112233").id"#, "1", "by its end"),
      ("results.#(properties.phone)#.id", "[1,2]", "that have one, even if null"),
      ("results.#(properties.phone!=~null)#.id", "[1]", "that have a value"),
      ("results.#(properties.emails.#>0)#.id", "[1]", "with addresses"),
      ("results.#(properties.emails.#(p==true))#.id", "[1]", "with a marked address"),
      ("results.#(id>1)#.properties.firstname", #"["Omar","Zoë"]"#, "after the first"),
      ("results.#(id>1)#|0.properties.firstname", #""Omar""#, "the first after the first"),
      ("results.#(id==2)|properties.firstname", #""Omar""#, "by pipe"),
      ("total", "3", "a number"),
      ("total.x", nil, "a key of a number"),
      ("total.0", nil, "an index of a number"),
      ("total.#", nil, "a count of a number"),
      ("paging.next.after", #""3""#, "three keys"),
      ("paging|next|after", #""3""#, "three pipes"),
      ("paging.next|after", #""3""#, "dot and pipe"),
      ("paging|next.after", #""3""#, "pipe and dot"),
      ("paging.next.after.x", nil, "beyond a text"),
      ("paging.nope.after", nil, "a missing key between"),
      (
        "results",
        #"[{"id":1,"properties":{"firstname":"Ada","phone":"+971501112233","emails":[{"v":"a@x.test","p":true},{"v":"b@x.test","p":false}]}},{"id":2,"properties":{"firstname":"Omar","phone":null,"emails":[]}},{"id":3,"properties":{"firstname":"Zoë"}}]"#,
        "the list"
      ),
      ("results.#", "3", "how many"),
      ("results|#", "3", "by pipe"),
      ("results.#|0", nil, "a count has no first"),
      (
        "results.0",
        #"{"id":1,"properties":{"firstname":"Ada","phone":"+971501112233","emails":[{"v":"a@x.test","p":true},{"v":"b@x.test","p":false}]}}"#,
        "the first"
      ),
      ("results.2", #"{"id":3,"properties":{"firstname":"Zoë"}}"#, "the last"),
      ("results.3", nil, "beyond"),
      ("results.-1", nil, "before"),
      (
        "results.00",
        #"{"id":1,"properties":{"firstname":"Ada","phone":"+971501112233","emails":[{"v":"a@x.test","p":true},{"v":"b@x.test","p":false}]}}"#,
        "zeros before an index"
      ),
      ("results.0.id", "1", "a key of the first"),
      ("results.0|id", "1", "by pipe"),
      ("results.id", nil, "a key of a list"),
      ("results.#.nope", "[]", "a key that none has"),
      ("results.#.id.0", "[]", "an index into numbers"),
      ("results.#.id|0", "1", "the first number"),
      ("results.#.id|2", "3", "the last number"),
      ("results.#.id|3", nil, "beyond"),
      ("results.#.id|#", "3", "how many numbers"),
      ("results.#.#", "[]", "counts of objects"),
      ("results.*", nil, "a star is no index"),
      ("results.?", nil, "nor is a mark"),
      ("res*.0.id", "1", "a star in a key"),
      ("res*s.0.id", "1", "a star inside"),
      ("*.0.id", "1", "any key that leads there"),
      ("*.#", "3", "the first that counts"),
      ("?esults.0.id", "1", "a mark for a letter"),
      ("re?ults.#.id", "[1,2,3]", "inside"),
      ("???", nil, "three letters"),
      ("total?", nil, "a mark needs a letter"),
      ("total*", "3", "a star does not"),
      ("tot*al", "3", "nor here"),
      ("*", "3", "the first key"),
      ("p*.n*.a*", #""3""#, "three stars"),
      ("results.#.properties|@keys", "[null,null,null]", "keys of a list"),
      ("results.0.properties|@keys", #"["firstname","phone","emails"]"#, "keys of an object"),
      (
        "results.0.properties|@values",
        #"["Ada","+971501112233",[{"v":"a@x.test","p":true},{"v":"b@x.test","p":false}]]"#,
        "its values"
      ),
      ("results.#.id|@reverse", "[3,2,1]", "the other way round"),
      ("results.#.id|@join", "{}", "numbers do not join"),
      (
        "results.#.properties|@join", #"{"firstname":"Zoë","phone":null,"emails":[]}"#, "objects do"
      ),
      ("results.@reverse.0.id", "3", "a modifier behind a dot"),
      ("@this.total", "3", "the document itself"),
      ("@this|total", "3", "by pipe"),
      ("total|@this", "3", "a number itself"),
      ("@ugly|total", "3", "over the whole"),
      ("results.#.id|@tostr", #""[1,2,3]""#, "as text"),
      ("results.#.id|@tostr|@fromstr", "[1,2,3]", "and back"),
      ("paging|@tostr", #""{\"next\":{\"after\":\"3\"}}""#, "an object as text"),
      ("@dig:v", #"["a@x.test","b@x.test"]"#, "found at any depth"),
      ("@dig:id", "[1,2,3]", "at any depth, in order"),
      ("@dig:nope", "[]", "found nowhere"),
      ("@dig:emails.0.v", #"["a@x.test"]"#, "a path at any depth"),
      ("results.#.id|@flatten", "[1,2,3]", "nothing to flatten"),
      (
        "results.#.properties.emails|@flatten",
        #"[{"v":"a@x.test","p":true},{"v":"b@x.test","p":false}]"#, "lists of lists"
      ),
      ("results.#.properties.emails.#.v|@flatten", #"["a@x.test","b@x.test"]"#, "lists of texts"),
      ("@valid|total", "3", "a valid document"),
      ("@nope", nil, "an unknown modifier is a key"),
      ("total|@nope", nil, "a key of a number"),
      ("{total,n:results.#}", #"{"total":3,"n":3}"#, "a new object"),
      ("[total,results.#]", "[3,3]", "a new list"),
      (
        "results.#.{id,f:properties.firstname}",
        #"[{"id":1,"f":"Ada"},{"id":2,"f":"Omar"},{"id":3,"f":"Zoë"}]"#, "for each"
      ),
      (
        "results.#.[id,properties.firstname]", #"[[1,"Ada"],[2,"Omar"],[3,"Zoë"]]"#,
        "a list for each"
      ),
      (#"{results.0.id,"p":paging.next.after}"#, #"{"id":1,"p":"3"}"#, "names"),
      ("{total}.total", "3", "into it"),
      ("[total].0", "3", "into it"),
      ("{a:{b:total}}.a.b", "3", "nested"),
      ("[[total]].0.0", "3", "lists nested"),
      ("{total,nope}", #"{"total":3}"#, "what is missing is left out"),
      ("[total,nope,total]", "[3,3]", "also of lists"),
      (#"{x:!"lit",y:!12}"#, #"{"x":"lit","y":12}"#, "literals"),
      ("{total", nil, "never closed"),
      ("[total", nil, "never closed"),
      ("{total}}", nil, "closed twice"),
      ("results.#.{id}.id", "[1,2,3]", "keys of what was made"),
      ("results.#.{id}|0.id", "1", "the first of what was made"),
      (
        "results.#(id==3).{id,properties}", #"{"id":3,"properties":{"firstname":"Zoë"}}"#,
        "behind a match"
      ),
    ])

  /// A page of contacts, as a CRM answers.
  static let allLookup: [PathRow] = [lookup].flatMap(\.rows)
}
