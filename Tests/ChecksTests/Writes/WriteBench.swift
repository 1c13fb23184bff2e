// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXEmulation
import Readiness

@testable import Checks

/// Contracts of the examples about writing, changed in a few places and played to the end.
struct WriteBench {
  var writing: ExampleWriting

  /// One endpoint.
  static func of(
    _ endpoint: WriteEndpoint.Kind, _ changes: [(String, String)] = [], _ faults: ExampleFault...
  ) -> WriteBench {
    var text = ExampleWrites.text(of: endpoint)
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return WriteBench(
      writing: ExampleWriting(files: [endpoint.rawValue: text], faults: faults))
  }

  /// All three endpoints with every call and every text.
  static func whole(_ faults: ExampleFault...) -> WriteBench {
    let texts = WriteEndpoint.Kind.allCases.map { kind in
      let text = ExampleWrites.text(of: kind)
        .replacing("hostile-text: [markup]\n", with: "")
        .replacing("calls: [inbound-answered]", with: "calls: [\(calls)]")
        .replacing("{ answered: ANSWERED }", with: outcomes)
      return (kind.rawValue, text + "sent-twice: one\n")
    }
    return WriteBench(
      writing: ExampleWriting(
        files: Dictionary(uniqueKeysWithValues: texts), faults: faults + [.recognises]))
  }

  private static let calls = """
    inbound-answered, inbound-missed, outbound-answered, outbound-unanswered, voicemail, \
    over-midnight, over-clock-change, zero-seconds, three-hours
    """

  private static let outcomes = """
    { answered: ANSWERED, missed: NO ANSWER, unanswered: NO ANSWER, voicemail: VOICEMAIL }
    """

  func ruling() throws -> LookupJudge.Ruling { WritesJudge.judge(try writing.run()) }

  /// The codes of all findings, in the order in which they were found.
  func codes() throws -> [String] { try ruling().findings.map(\.kind.code) }
}

extension LookupJudge.Ruling {
  /// What became of the promises of a code.
  func outcomes(of code: String) -> [PromiseResult.Outcome] {
    promises.filter { $0.code == code }.map(\.outcome)
  }

  /// The finding of a code.
  func finding(_ code: String) -> Finding? { findings.first { $0.kind.code == code } }
}
