// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import Testing

@Suite struct TemplateSyntaxTests {
  @Test(arguments: [
    ("{{print 'a b'}}", "a b", "a text"), ("{{'a'}}", "a", "one character is a text, too"),
    ("[{{''}}]", "[]", "an empty text"), (#"{{'it\'s'}}"#, "it's", "an escaped quote"),
    (#"{{'say "x"'}}"#, #"say "x""#, "the other quotes need no escape"),
    (#"{{'say \"x\"'}}"#, #"say "x""#, "but may have one"), (#"{{'a\tb'}}"#, "a\tb", "escapes"),
    ("{{print '{{' '}}'}}", "{{}}", "delimiters"), ("it's {{.word}} 'x'", "it's hello 'x'", "text"),
    ("{{/* it's */}}x", "x", "comments"), ("{{`it's`}}{{\"it's\"}}", "it'sit's", "other texts"),
    ("{{define 'd'}}D{{end}}{{template 'd'}}", "D", "names of templates"),
  ]) func `single quotes enclose texts in the dialect`(
    _ text: String, _ output: String, _ why: String
  ) throws {
    let template = try GoTemplate(
      parsing: SourceSlice(text, name: "t"), syntax: .singleQuotedStrings)
    #expect(try template.render(Sample.data) == output, "\(why)")
  }

  @Test(arguments: ["{{print 'ab'}}", "{{print 'a}}", "{{print 'é', 1}}"])
  func `Go itself refuses them`(_ text: String) {
    #expect(throws: TemplateSyntaxError.self) { try GoTemplate(text) }
  }

  @Test func `a text that does not end is refused in both`() {
    let slice = SourceSlice("{{print 'a}}", name: "t")
    let error = #expect(throws: TemplateSyntaxError.self) {
      try GoTemplate(parsing: slice, syntax: .singleQuotedStrings)
    }
    #expect(error?.class == .unterminatedString)
  }
}
