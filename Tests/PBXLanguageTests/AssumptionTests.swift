// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GJSONPaths
import PBXLanguage
import Testing

@Suite struct AssumptionTests {
  @Test(arguments: Assumption.allCases)
  func `each assumption says what is open, what the page says and what is taken`(
    _ assumption: Assumption
  ) {
    #expect(assumption.question.hasSuffix("?"))
    for text in [assumption.page, assumption.choice] {
      #expect(!text.isEmpty)
      #expect(!text.hasSuffix("."))
    }
    #expect(assumption.key == "pbx.assume." + assumption.rawValue)
  }

  @Test func `the first value is the choice of a contract that says nothing`() {
    let usual = PBXAssumptions()
    #expect(Assumption.plus.values == ["escaped", "kept"])
    #expect(Assumption.plus.values.first == usual.plus.rawValue)
    #expect(Assumption.unset.values.first == usual.unset.rawValue)
    #expect(Assumption.utcFlag.values.first == usual.utcFlag.rawValue)
    #expect(Assumption.zone.values.first == usual.zone.rawValue)
    #expect(Assumption.quotes.values.first == usual.quotes.rawValue)
    #expect(Assumption.paths.values.first == usual.paths.rawValue)
  }

  @Test func `the names that are only assumed are listed`() {
    #expect(Assumption.names.choice.contains("RefreshToken"))
    #expect(Assumption.names.choice.contains("EndTimeUnix"))
  }

  @Test func `words are the usual ones unless a contract corrects them`() {
    var assumptions = PBXAssumptions()
    #expect(assumptions.word(.missed) == "NO ANSWER")
    assumptions.words = [.missed: "MISSED"]
    #expect(
      PBXWord.allCases.map(assumptions.word) == [
        "Inbound", "Outbound", "Internal", "ANSWERED", "MISSED", "NO ANSWER", "VOICEMAIL",
      ])
  }

  @Test func `a variable can have another name on this PBX`() throws {
    let template = try PBXTemplate(
      parsing: SourceSlice("{{.RefreshToken}}|{{.refresh}}", name: "t"))
    var assumptions = PBXAssumptions()
    assumptions.names = ["RefreshToken": "refresh"]
    let output = try template.render(with: ["RefreshToken": "abc"], assuming: assumptions)
    #expect(output == "<no value>|abc")
  }

  @Test func `a zone nobody vouches for is not written`() throws {
    let slice = SourceSlice(#"{{TimeFormat .T "HH:mm-z" "1"}}"#, name: "t")
    let template = try PBXTemplate(parsing: slice)
    var assumptions = PBXAssumptions()
    #expect(try template.render(with: ["T": "0"], assuming: assumptions) == "00:00+00:00")
    assumptions.zone = .refused
    #expect(throws: (any Error).self) {
      try template.render(with: ["T": "0"], assuming: assumptions)
    }
  }

  @Test func `single quotes can be left to Go`() {
    var assumptions = PBXAssumptions()
    assumptions.quotes = .go
    #expect(throws: (any Error).self) {
      try PBXTemplate(parsing: SourceSlice("{{print 'ab'}}", name: "t"), assuming: assumptions)
    }
  }

  @Test func `a list of paths can be taken for one path`() {
    var assumptions = PBXAssumptions()
    assumptions.paths = .plain
    #expect(PathList(splitting: "a,$.b", assuming: assumptions).paths.map(\.text) == ["a,$.b"])
    #expect(PathList(splitting: "", assuming: assumptions).paths == [])
  }
}
