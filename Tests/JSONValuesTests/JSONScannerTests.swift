// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

/// The structure of documents: what may follow what.
struct JSONScannerTests {
  @Test(arguments: [
    // Any value can be the document
    "null", "true", "false", "0", "\"\"", "{}", "[]",
    // White space is four characters, anywhere between tokens
    " null", "null ", "\t\n\r null\t\n\r ", "[ ]", "{ }", "[ 1 , 2 ]", "{ \"a\" : 1 , \"b\" : 2 }",
    "\n{\n\"a\"\n:\n[\n1\n]\n}\n",
    // Nesting
    "[[]]", "[[],[]]", "[{}]", "{\"a\":{}}", "{\"a\":[]}", "[[[[[[[[]]]]]]]]", "[[1],[2,[3]],4]",
    "{\"a\":{\"b\":{\"c\":[{\"d\":[]}]}}}", "[{},[],{},[]]", "[null,true,false]",
    // Keys of any sort, twice, empty
    "{\"\":1}", "{\"a\":1,\"a\":2}", "{\"\\u0061\":1}", "{\"a b\":1}", "{\"名\":1}",
  ])
  func `a document of RFC 8259 is read and keeps its bytes`(_ text: String) throws {
    let document = try JSONDocument(parsing: text)
    #expect(document.bytes == Array(text.utf8))
    let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let trimmed = text.utf8.drop { space.contains($0) }.reversed().drop { space.contains($0) }
    #expect(document.root.rawBytes == Array(trimmed.reversed())[...])
  }

  @Test(arguments: Faults.structure + Faults.words)
  func `a fault is refused with its place and its reason`(_ fault: Fault) {
    fault.expectRefusal()
  }

  @Test func `each white space of Unicode beyond JSON's four is refused`() {
    for space in ["\u{0B}", "\u{0C}", "\u{85}", "\u{A0}", "\u{2028}", "\u{3000}", "\u{200B}"] {
      Fault("[1,▸\(space)2]", .expectedValue).expectRefusal()
      Fault("▸\(space)1", .expectedValue).expectRefusal()
      Fault("1▸\(space)", .trailingContent).expectRefusal()
    }
  }

  @Test func `every prefix of a document is refused`() throws {
    let text = #" { "a" : [ 1.5e3 , "é\u00e9\n" , { } , null ] , "b" : { "c" : true } }"#
    let bytes = Array(text.utf8)
    _ = try JSONDocument(parsing: bytes)
    for length in 0..<bytes.count {
      let error = #expect(throws: JSONSyntaxError.self) {
        try JSONDocument(parsing: Array(bytes.prefix(length)))
      }
      #expect(try #require(error).offset <= length)
    }
  }

  @Test func `a document with any one byte replaced is read or refused without a trap`() {
    let text = #"{"a":[1.5e3,"é\u00e9\n",{},null],"b":{"c":true}}"#
    var refused = 0
    for place in text.utf8.indices {
      for byte in UInt8.min...UInt8.max {
        var bytes = Array(text.utf8)
        bytes[text.utf8.distance(from: text.utf8.startIndex, to: place)] = byte
        if (try? JSONDocument(parsing: bytes)) == nil { refused += 1 }
      }
    }
    // As counted with Python's json over the same documents.
    #expect(refused == 11787)
  }
}
