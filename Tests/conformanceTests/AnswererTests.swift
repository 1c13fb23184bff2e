// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

@testable import conformance

@Suite struct AnswererTests {
  private static let documents = #"{"people":"{\"list\":[{\"n\":1},{\"n\":null}],\"t\":\"é\"}"}"#
  private static let sets = #"{"call":{"Name":"Aisha","n":1,"f":1.5,"flag":true,"o":{"k":null}}}"#

  private func line(_ mode: Mode, _ row: String) throws -> String {
    let companion = mode.companionOption == "--documents" ? Self.documents : Self.sets
    let answerer = try mode.answerer(cases: "", companion: Array(companion.utf8))
    return answerer.line(for: Array(row.utf8))
  }

  @Test(arguments: [
    (
      #"{"id":"1","doc":"people","path":"list.#.n"}"#,
      #"{"id":"1","exists":true,"type":"JSON","raw":"[1,null]","string":"[1,null]","array":["1",""]}"#
    ),
    (
      #"{"id":"2","json":"{\"a\":true}","path":"a"}"#,
      #"{"id":"2","exists":true,"type":"True","raw":"true","string":"true","array":["true"]}"#
    ),
    (
      #"{"id":"3","json_b64":"WyL/Il0=","path":"0"}"#,
      #"{"id":"3","exists":true,"type":"String","raw":"\"�\"","string":"�","array":["�"]}"#
    ),
    (
      #"{"id":"4","doc":"people","path":"nobody"}"#,
      #"{"id":"4","exists":false,"type":"Null","raw":"","string":"","array":[]}"#
    ),
  ]) func `a path is answered as gjson's result shows it`(_ row: String, _ answer: String) throws {
    #expect(try line(.gjson, row) == answer)
  }

  @Test func `a list of paths is rendered, split and answered`() throws {
    let row = #"{"id":"1","doc":"people","spec":"list.#(n==\"{{.N}}\").n, $.t","vars":{"N":"1"}}"#
    #expect(
      try line(.gjsonDialect, row)
        == #"{"id":"1","paths":["list.#(n==\"1\").n","t"],"results":["#
        + #"{"exists":true,"type":"Number","raw":"1","string":"1"},"#
        + #"{"exists":true,"type":"String","raw":"\"é\"","string":"é"}]}"#)
  }

  @Test(arguments: [
    (
      #"{"id":"1","template":"{{.Name}} {{.f}} {{.o.k}}","dataset":"call"}"#,
      #""output":"Aisha 1.5 \u003cno value\u003e""#
    ),
    (
      #"{"id":"1","template":"{{.n}}","data":{"n":9007199254740993}}"#,
      #""output":"9007199254740993""#
    ),
    (
      #"{"id":"1","template":"{{.x}}|","data":{},"strings":true,"missingkey":"zero"}"#,
      #""output":"|""#
    ),
    (
      #"{"id":"1","template":"{{.x}}","data":{},"missingkey":"error"}"#,
      #""stage":"exec","class":"missing-key""#
    ),
    (
      #"{"id":"1","template":"a{{","data":{}}"#,
      #""stage":"parse","class":"unclosed-action","message":"template: t:1: unclosed action""#
    ),
    (
      #"{"id":"1","template":"{{TimeFormat 0 \"HH:mm\" \"0\"}}","tz":"Asia/Dubai","data":{}}"#,
      #""output":"04:00""#
    ),
  ]) func `a template is rendered, or its failure is told`(_ row: String, _ part: String) throws {
    let answer = try line(.template, row)
    #expect(answer.contains(part.replacing(#"\u003c"#, with: "<").replacing(#"\u003e"#, with: ">")))
  }

  @Test(arguments: [
    (
      #"{"id":"1","kind":"single-quoted-args","template":"{{print 'a' .Name}}","dataset":"call"}"#,
      #"{"id":"1","output":"aAisha"}"#
    ),
    (
      #"{"id":"1","kind":"xml-attribute","xml":"<P Value=\"&quot;{{print &apos;b&apos;}}&#x41;\n&quot;\"/>","dataset":"call"}"#,
      #"{"id":"1","output":"\"bA \""}"#
    ),
    (
      #"{"id":"1","kind":"lenient-xml","xml":"<P Value=\"a&b\"/>"}"#,
      #"{"id":"1","unanswered":"not well-formed"}"#
    ),
    (
      #"{"id":"1","kind":"xml-attribute","xml":"<P/>","dataset":"call"}"#,
      #"{"id":"1","unanswered":"no attribute 'Value'"}"#
    ),
  ]) func `the dialect is answered, in an attribute too`(_ row: String, _ answer: String) throws {
    #expect(try line(.templateDialect, row) == answer)
  }

  @Test(arguments: [
    (
      #"{"id":"1","format":"yyyy-MM-dd","unix":0,"utc_flag":"1","pbx_tz":null}"#,
      #"{"id":"1","output":"1970-01-01"}"#
    ),
    (
      #"{"id":"1","format":"HH:mm-z","unix":0,"utc_flag":"0","pbx_tz":"Asia/Dubai"}"#,
      #"{"id":"1","output":"04:00+04:00"}"#
    ),
    (
      #"{"id":"1","format":"hh a","unix":0,"utc_flag":"1"}"#,
      #"{"id":"1","error":"error calling TimeFormat: 'hh' is not defined in a time format"}"#
    ),
  ]) func `a time is written, and what is not defined is not guessed`(
    _ row: String, _ answer: String
  ) throws {
    #expect(try line(.timeFormat, row) == answer)
  }

  @Test(arguments: [
    (
      #"{"id":"1","input":"tel:+971-50-000-0000;ext=7","default_region":null}"#,
      #"{"id":"1","e164":"+971500000000","country_code":971,"nsn":"500000000","extension":"7"}"#
    ),
    (
      #"{"id":"1","input":"050 000 0000","default_region":"AE"}"#,
      #"{"id":"1","e164":"+971500000000","country_code":971,"nsn":"500000000","extension":null}"#
    ),
    (#"{"id":"1","input":"nobody","default_region":"AE"}"#, #"{"id":"1","error":"NOT_A_NUMBER"}"#),
  ]) func `a number is answered, or why it is none`(_ row: String, _ answer: String) throws {
    #expect(try line(.phone, row) == answer)
  }

  @Test(arguments: ["", "{", "null", "[]", #"{"id":7}"#, #"{"path":"a"}"#])
  func `a row that cannot be read is answered without an id`(_ row: String) throws {
    #expect(try line(.gjson, row).hasPrefix(#"{"id":"","unanswered":"#))
  }

  @Test func `a row that lacks something is answered under its id`() throws {
    #expect(try line(.gjson, #"{"id":"x"}"#) == #"{"id":"x","unanswered":"a row without 'path'"}"#)
    #expect(
      try line(.gjson, #"{"id":"x","path":"a","doc":"?"}"#) == #"{"id":"x","unanswered":"no '?'"}"#)
  }
}
