// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

/// A text that is not JSON, with its fault marked.
struct Fault: Sendable, CustomTestStringConvertible {
  let text: String
  let reason: JSONSyntaxError.Reason

  init(_ text: String, _ reason: JSONSyntaxError.Reason) {
    self.text = text
    self.reason = reason
  }

  var testDescription: String { text }

  func expectRefusal(sourceLocation: SourceLocation = #_sourceLocation) {
    let marked = MarkedText(text)
    let error = #expect(throws: JSONSyntaxError.self, sourceLocation: sourceLocation) {
      try JSONDocument(parsing: marked.bytes)
    }
    #expect(error?.reason == reason, "\(text)", sourceLocation: sourceLocation)
    #expect(error?.offset == marked.offset, "\(text)", sourceLocation: sourceLocation)
  }
}

enum Faults {
  static let structure: [Fault] = [
    // Nothing there
    Fault("▸", .emptyDocument), Fault("▸ ", .emptyDocument), Fault("▸\n\t\r ", .emptyDocument),
    Fault("▸\u{FEFF}{}", .byteOrderMark), Fault("▸\u{FEFF}", .byteOrderMark),
    Fault("{}▸\u{FEFF}", .trailingContent), Fault("[▸\u{FEFF}]", .expectedValue),
    // Something behind the end
    Fault("1 ▸2", .trailingContent), Fault("{}▸{}", .trailingContent),
    Fault("[]▸]", .trailingContent), Fault("{}▸}", .trailingContent),
    Fault("null▸l", .trailingContent), Fault("true▸,", .trailingContent),
    Fault("\"a\"▸\"b\"", .trailingContent), Fault("{} ▸// end", .trailingContent),
    Fault("{}\n▸\u{0}", .trailingContent), Fault("1▸a", .trailingContent),
    Fault("1▸:2", .trailingContent), Fault("{}▸<!-- -->", .trailingContent),
    // Cut short: the bracket that is never closed, or the end itself
    Fault("▸[", .unterminatedArray), Fault("▸[1", .unterminatedArray),
    Fault("▸[1,", .unterminatedArray), Fault("▸[ ", .unterminatedArray),
    Fault("▸[[1]", .unterminatedArray),
    Fault("[1,▸[2", .unterminatedArray), Fault("▸{", .unterminatedObject),
    Fault("▸{\"a\":1", .unterminatedObject), Fault("▸{\"a\":1,", .unterminatedObject),
    Fault("{\"a\":▸{\"b\":1", .unterminatedObject), Fault("▸{\"a\":[]", .unterminatedObject),
    Fault("{\"a\":▸[{}", .unterminatedArray), Fault("{\"a\"▸", .unexpectedEnd),
    Fault("{\"a\":▸", .unexpectedEnd), Fault("{\"a\": ▸", .unexpectedEnd),
    // Commas
    Fault("[1▸,]", .trailingComma), Fault("[1▸, ]", .trailingComma),
    Fault("{\"a\":1▸,}", .trailingComma), Fault("{\"a\":1 ▸, }", .trailingComma),
    Fault("[▸,1]", .expectedValue), Fault("[1,▸,2]", .expectedValue), Fault("[▸,]", .expectedValue),
    Fault("{▸,}", .expectedKey), Fault("{\"a\":1,▸,\"b\":2}", .expectedKey),
    Fault("▸,", .expectedValue), Fault("[1 ▸2]", .expectedCommaInArray),
    Fault("[\"a\"▸\"b\"]", .expectedCommaInArray), Fault("[1▸;2]", .expectedCommaInArray),
    Fault("[1▸:2]", .expectedCommaInArray), Fault("[1▸}", .expectedCommaInArray),
    Fault("[{}▸{}]", .expectedCommaInArray), Fault("[1.▸]", .missingFractionDigits),
    Fault("{\"a\":1 ▸\"b\":2}", .expectedCommaInObject),
    Fault("{\"a\":1▸;\"b\":2}", .expectedCommaInObject),
    Fault("{\"a\":1▸]", .expectedCommaInObject),
    Fault("{\"a\":1▸:2}", .expectedCommaInObject),
    Fault("{\"a\":\"b\"▸c\"}", .expectedCommaInObject),
    // Keys and colons
    Fault("{▸a:1}", .expectedKey), Fault("{▸1:1}", .expectedKey), Fault("{▸null:1}", .expectedKey),
    Fault("{▸[]:1}", .expectedKey), Fault("{▸{}:1}", .expectedKey), Fault("{▸:1}", .expectedKey),
    Fault("{▸'a':1}", .singleQuotes), Fault("{▸/* */}", .comment), Fault("{▸]", .expectedKey),
    Fault("{\"a\":1,▸b:2}", .expectedKey), Fault("{\"a\":1,▸'b':2}", .singleQuotes),
    Fault("{\"a\":1,▸// b\n}", .comment), Fault("{▸é:1}", .expectedKey),
    Fault("{\"a\"▸}", .expectedColon), Fault("{\"a\"▸1}", .expectedColon),
    Fault("{\"a\"▸,\"b\"}", .expectedColon), Fault("{\"a\"▸=1}", .expectedColon),
    Fault("{\"a\" ▸\"b\"}", .expectedColon), Fault("{\"a\":▸:1}", .expectedValue),
    Fault("{\"a\":▸}", .expectedValue), Fault("{\"a\":▸,\"b\":1}", .expectedValue),
    // Brackets that do not fit
    Fault("▸]", .expectedValue), Fault("▸}", .expectedValue), Fault("[▸}", .expectedValue),
    Fault("[[]▸}", .expectedCommaInArray), Fault("{\"a\":[▸}", .expectedValue),
    Fault("▸:", .expectedValue), Fault("▸(1)", .expectedValue), Fault("[▸\u{0}]", .expectedValue),
  ]

  static let words: [Fault] = [
    // Words that are not JSON's
    Fault("▸nul", .unknownWord), Fault("▸n", .unknownWord), Fault("▸nil", .unknownWord),
    Fault("▸Null", .unknownWord), Fault("▸NULL", .unknownWord), Fault("▸None", .unknownWord),
    Fault("▸True", .unknownWord), Fault("▸TRUE", .unknownWord), Fault("▸tru", .unknownWord),
    Fault("▸trUe", .unknownWord), Fault("▸False", .unknownWord), Fault("▸fals", .unknownWord),
    Fault("▸undefined", .unknownWord), Fault("▸yes", .unknownWord), Fault("[▸a]", .unknownWord),
    Fault("[true,▸flase]", .unknownWord), Fault("true▸false", .trailingContent),
    Fault("[null▸null]", .expectedCommaInArray), Fault("{\"a\":▸True}", .unknownWord),
    Fault("▸Unauthorized", .unknownWord), Fault("▸OK", .unknownWord),
    // Numbers that are none
    Fault("▸NaN", .notFinite), Fault("▸Infinity", .notFinite), Fault("▸-Infinity", .notFinite),
    Fault("[1,▸NaN]", .notFinite), Fault("-▸NaN", .missingDigits), Fault("▸nan", .unknownWord),
    Fault("▸inf", .unknownWord), Fault("-▸inf", .missingDigits), Fault("▸Inf", .unknownWord),
    // Other languages
    Fault("▸'a'", .singleQuotes), Fault("[▸'a']", .singleQuotes), Fault("▸// a\n1", .comment),
    Fault("▸/* a */ 1", .comment), Fault("[1,▸/* a */2]", .comment), Fault("▸# a\n1", .comment),
    Fault("[1▸/* a */,2]", .expectedCommaInArray), Fault("▸`a`", .expectedValue),
    Fault("▸<html></html>", .markup), Fault("\n ▸<?xml version=\"1.0\"?>", .markup),
    Fault("▸<", .markup), Fault("[▸<a>]", .expectedValue), Fault("▸“a”", .expectedValue),
    Fault("-▸-- a", .missingDigits),
    Fault("▸)]}',\n{}", .expectedValue), Fault("▸@", .expectedValue), Fault("▸$", .expectedValue),
    Fault("▸\\u0022a\"", .expectedValue), Fault("▸名", .expectedValue),
  ]
}
