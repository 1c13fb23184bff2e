// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Diagnostics
import Redaction
import Testing

@testable import Commands

@Suite struct TemplateAnswerTests {
  private func answer(
    _ text: String, _ variables: [String: String] = [:], assuming: [String] = []
  ) throws -> TemplateAnswer {
    try TemplateAnswer(
      SourceSlice(text, name: "template"), variables: variables,
      assumptions: try AssumptionChoice.read(assuming), scenario: nil)
  }

  struct Row: Sendable {
    let text: String
    var variables: [String: String] = ["Phone": "+9715"]
    var assuming: [String] = []
    let rendered: String?
    var codes: [String] = []
    var hasGaps = false
  }

  @Test(arguments: [
    Row(text: "a {{UrlEncode .Phone}}", rendered: "a %2B9715"),
    Row(text: "{{UrlEncode .Phone}}", assuming: ["plus=kept"], rendered: "+9715"),
    // No value
    Row(
      text: "{{.phone}}{{.Phone}}", rendered: "<no value>+9715", codes: ["template-no-value"],
      hasGaps: true),
    Row(
      text: "{{.phone}}{{.Phone}}", assuming: ["unset=empty"], rendered: "+9715",
      codes: ["template-no-value"]),
    Row(text: "{{if .x}}{{.y}}{{end}}", variables: [:], rendered: ""),
    Row(
      text: "{{if .x}}{{.y}}{{end}}", variables: ["x": "1"], rendered: "<no value>",
      codes: ["template-no-value"], hasGaps: true),
    // No rendering
    Row(
      text: "{{UrlEncode .phone}}", variables: [:], rendered: nil,
      codes: ["template-rendering", "template-no-value"]),
    // Values that nothing uses
    Row(text: "a", rendered: "a", codes: ["template-set-unused"]),
    Row(text: #"{{index . "Phone"}}"#, rendered: "+9715"),
    // A bare plus
    Row(text: "/c?p={{.Phone}}", rendered: "/c?p=+9715", codes: ["template-raw-plus"]),
    Row(text: "GET /c?p={{.Phone}}", rendered: "GET /c?p=+9715", codes: ["template-raw-plus"]),
    Row(text: "/c?p={{urlquery .Phone}}", rendered: "/c?p=%2B9715"),
    Row(text: "/c/{{.Phone}}", rendered: "/c/+9715"),
    Row(text: "Who? {{.Phone}}", rendered: "Who? +9715"),
    Row(text: "/c?a=+&p={{UrlEncode .Phone}}", rendered: "/c?a=+&p=%2B9715"),
    Row(
      text: "/c?p={{UrlEncode .Phone}}", assuming: ["plus=kept"], rendered: "/c?p=+9715",
      codes: ["template-raw-plus"]),
  ])
  func `a template is rendered, and what is odd is said`(_ row: Row) throws {
    let answer = try answer(row.text, row.variables, assuming: row.assuming)
    #expect(answer.rendered == row.rendered)
    #expect(answer.notices.map(\.code) == row.codes)
    #expect(answer.hasGaps == row.hasGaps)
  }

  @Test func `a gap is marked, with the name that was meant`() throws {
    let notice = try #require(try answer("a {{.phone}}", ["Phone": "1"]).notices.first)
    #expect(notice.span?.range == 4..<10)
    #expect(notice.message.text == "{{.phone}} prints <no value>: nothing is named 'phone'")
    #expect(notice.label.text.contains("Phone"))
    #expect(notice.help.text == "write {{.Phone}}")
  }

  @Test func `a bare plus is mended by what encodes it`() throws {
    let bare = try answer("/c?p={{.Phone}}", ["Phone": "+1"]).notices
    #expect(bare.map(\.help.text) == ["write {{UrlEncode .Phone}}"])
    #expect(bare.map(\.span?.range) == [7..<13])
    let kept = try answer("/c?p={{UrlEncode .Phone}}", ["Phone": "+1"], assuming: ["plus=kept"])
    #expect(kept.notices.map(\.help.text.isEmpty) == [false])
    #expect(kept.notices.first?.help.text.contains("{{urlquery .Phone}}") == true)
  }

  @Test func `functions and the assumptions that decide are named`() throws {
    #expect(try answer("a").notes.isEmpty)
    let notes = try answer("{{UrlEncode .P}}{{len .P}}", ["P": "1"]).notes.map(\.text)
    #expect(notes.first == "calls UrlEncode, len")
    #expect(notes.count == 2)
    #expect(notes.last?.hasSuffix("assumed: escaped; otherwise --assume plus=kept") == true)
  }

  @Test func `a mistake in the text is thrown with its place`() throws {
    let text = SourceSlice("a\n{{.Phone", name: "template")
    let assumptions = try AssumptionChoice.read([])
    do {
      _ = try TemplateAnswer(text, variables: [:], assumptions: assumptions, scenario: nil)
      Issue.record("the text was taken for a template")
    } catch {
      let notice = Notice(error)
      #expect(notice.code == "template-syntax")
      #expect(notice.span?.start.line == 2)
      #expect(notice.help.text == "close it with }}")
    }
  }

  @Test(arguments: [
    ("{{UrlEncode `+`}}", "plus=kept", "%2B", "+"),
    ("{{.x}}", "unset=empty", "<no value>", ""),
    ("{{TimeFormat 0 `HH` `1`}}", "utc-flag=local", "00", "04"),
    ("{{TimeFormat 0 `-z` `1`}}", "zone=refused", "+00:00", nil),
    ("{{'a'}}", "quotes=go", "a", "97"),
  ])
  func `each assumption about templates can be chosen`(
    _ text: String, _ choice: String, _ usual: String, _ chosen: String?
  ) throws {
    for (choices, expected) in [([], usual), ([choice], chosen)] {
      let assumptions = try AssumptionChoice.read(choices, timeZone: "Asia/Dubai")
      let answer = try TemplateAnswer(
        SourceSlice(text, name: "template"), variables: [:], assumptions: assumptions,
        scenario: nil)
      #expect(answer.rendered == expected)
    }
  }

  @Test(arguments: ["plus=maybe", "paths=plain", "words=x", "colour=red", "plus"])
  func `nothing else can be assumed`(_ choice: String) {
    #expect(throws: ExitCode(64)) { try AssumptionChoice.read([choice]) }
  }

  @Test func `an assignment has a name, an equals sign and any value`() throws {
    let read = try Assignment.read(["a=", "b=x=y", "c d=1"], option: "--set")
    #expect(read.map(\.name) == ["a", "b", "c d"])
    #expect(read.map(\.value) == ["", "x=y", "1"])
    for wrong in ["", "a", "=a", ".a=1"] {
      #expect(throws: ExitCode(64)) { try Assignment.read([wrong], option: "--set") }
    }
  }
}
