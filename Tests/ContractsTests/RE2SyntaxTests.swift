// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import Redaction
import Testing

@testable import Contracts

@Test(arguments: [
  "", "abc", "a|b", "(a)(?:b)(?i:c)(?s-i)d", "(?P<n>a)(?<m>b)", "[a-z&&]",
  "[^]a]".replacing("]a", with: "a"),
  "[[:alpha:]\\d\\]]", "[(?=]", "\\(?=\\)", "a*?b+?c??d{2}?e{2,}f{2,3}", "a{x}{",
  "\\pL\\p{Greek}\\P{Lu}",
  "\\b\\B^$", "\\0\\x41\\t\\n\\.\\*\\-", "x{1000}", "é+", "a{,5}",
])
func `what RE2 knows is let through, and compiles`(_ pattern: String) throws {
  #expect(RE2Syntax.fault(in: pattern) == nil)
  _ = try BoundedPattern("^(?:\(pattern))$")
}

@Test(arguments: [
  ("a▸(?=◂b)", "a look-around stands in the regular expression"),
  ("a▸(?!◂b)", "a look-around stands in the regular expression"),
  ("▸(?<=◂a)b", "a look-around stands in the regular expression"),
  ("▸(?<!◂a)b", "a look-around stands in the regular expression"),
  ("(a)▸\\1◂", "a backreference stands in the regular expression"),
  ("▸\\k◂<n>", "'\\k' is no escape of RE2"), ("▸\\g◂1", "'\\g' is no escape of RE2"),
  ("▸\\K◂a", "'\\K' is no escape of RE2"), ("▸\\u◂00e9", "'\\u' is no escape of RE2"),
  ("[▸\\h◂]", "'\\h' is no escape of RE2"), ("▸\\x{◂41}", "'\\x{' cannot be used here"),
  ("▸(?>◂a)", "a group of this kind does not exist"),
  ("▸(?P◂=n)", "a group of this kind does not exist"),
  ("▸(?x◂)a", "a group of this kind does not exist"),
  ("▸(?R◂)", "a group of this kind does not exist"),
  ("▸(*◂UTF)a", "nothing stands before '*'"),
  ("a*▸+◂", "a repeat is repeated"), ("a+▸+◂", "a repeat is repeated"),
  ("a*?▸*◂", "a repeat is repeated"), ("a{2}▸{◂3}", "a repeat is repeated"),
  ("a▸{◂1001}", "more than 1,000 repeats"),
  ("a▸{◂99999999999999999999}", "more than 1,000 repeats"),
  ("▸[]◂a]", "the brackets are empty"),
  ("▸\\Q◂abc", "quoting with \\Q and \\E cannot be used here"),
  ("▸\\A◂abc", "the whole text is matched in any case"),
  ("abc▸\\z◂", "the whole text is matched in any case"),
])
func `what only other engines know is refused where it stands`(
  _ pattern: String, _ message: String
) throws {
  let marked = MarkedText(pattern)
  let fault = try #require(RE2Syntax.fault(in: marked.text))
  #expect(fault.message.text == message)
  #expect(fault.range == marked.range)
  #expect(!fault.remedy.text.isEmpty)
}

@Test func `no text traps the search for faults`() {
  let signs = Array("(?<=!P*+{}1,[]^\\QE:x\u{e9}".unicodeScalars)
  var seed: UInt64 = 3
  var refused = 0
  for _ in 0..<20_000 {
    var text = ""
    for _ in 0..<8 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text.unicodeScalars.append(signs[Int(seed >> 33) % signs.count])
    }
    guard let fault = RE2Syntax.fault(in: text) else { continue }
    refused += 1
    #expect(fault.range.upperBound <= text.utf8.count)
  }
  #expect(refused > 1_000)
}
