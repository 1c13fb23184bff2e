// SPDX-License-Identifier: Apache-2.0

import Diagnostics
public import Readiness
import Redaction
import Transports

/// JUnit's XML, as continuous integration reads it.
///
/// A suite for each endpoint, a case for each check on each scenario. A broken promise is a
/// `failure`, a question that could not be put an `error`, a promise not proven `skipped`; a
/// finding about the run as a whole is a case of its own. There is no official schema; this is the
/// common subset that Jenkins' `junit-10.xsd` allows.
public enum JUnitReport {
  /// The document.
  public static func xml(of result: RunResult) -> String {
    let suites = JUnitSuite.suites(of: ResultIndex(result))
    let cases = suites.flatMap(\.cases)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(result.contract.name.xmlAttribute)" \(totals(cases))>
      \(suites.map { suite($0, result) }.joined())</testsuites>

      """
  }

  private static func suite(_ suite: JUnitSuite, _ result: RunResult) -> String {
    let skipped = suite.cases.count { $0.outcome == .skipped }
    // The schema's time has no zone; readers take it as UTC.
    let timestamp = result.startedAt.rfc3339.prefix(19)
    return """
        <testsuite name="\(suite.name.xmlAttribute)" \(totals(suite.cases)) \
      skipped="\(skipped)" timestamp="\(timestamp)" hostname="localhost">
      \(properties(result))\(suite.cases.map(testCase).joined())  </testsuite>

      """
  }

  /// `testsuites` has no `skipped` in the schema; each suite has.
  private static func totals(_ cases: [JUnitCase]) -> String {
    let failures = cases.count { $0.outcome == .failure }
    let errors = cases.count { $0.outcome == .error }
    let time = cases.reduce(0) { $0.saturatingSum($1.microseconds) }
    return """
      tests="\(cases.count)" failures="\(failures)" errors="\(errors)" time="\(seconds(time))"
      """
  }

  private static func properties(_ result: RunResult) -> String {
    var properties = [
      ("verdict", result.verdict.title), ("contract", result.contract.version),
      ("environment", result.environment), ("world", result.world.rawValue),
    ]
    // Not as `hostname`: runs that found the same have the same suites, wherever they ran.
    if let host = result.origin?.host.text, !host.isEmpty { properties.append(("host", host)) }
    let lines = properties.map {
      "      <property name=\"\($0)\" value=\"\($1.xmlAttribute)\"/>\n"
    }
    return "    <properties>\n\(lines.joined())    </properties>\n"
  }

  private static func testCase(_ test: JUnitCase) -> String {
    let head = """
          <testcase classname="\(test.className.xmlAttribute)" \
      name="\(test.name.xmlAttribute)" time="\(seconds(test.microseconds))"
      """
    let message = test.message.xmlAttribute
    switch test.outcome {
    case .passed: return head + "/>\n"
    case .skipped: return "\(head)>\n      <skipped message=\"\(message)\"/>\n    </testcase>\n"
    case .failure, .error:
      return """
        \(head)>
              <\(test.outcome.rawValue) message="\(message)" type="\(test.type.xmlAttribute)">\
        \(test.text.xmlContent)</\(test.outcome.rawValue)>
            </testcase>

        """
    }
  }

  private static func seconds(_ microseconds: Int) -> String {
    let fraction = String(microseconds % 1_000_000)
    let padding = String(repeating: "0", count: max(0, 6 - fraction.count))
    return "\(microseconds / 1_000_000).\(padding)\(fraction)"
  }
}

extension Int {
  /// The sum, or the largest integer if it does not fit.
  func saturatingSum(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

extension String {
  /// The text for an attribute in double quotes, on one line.
  fileprivate var xmlAttribute: String { shown.xmlContent }

  /// The text for an element's content.
  fileprivate var xmlContent: String {
    escaped { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      // Only `]]>` would have to be escaped, but nobody has to know that.
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\n": nil
      // XML 1.0 has no way to say these.
      case "\u{FFFE}", "\u{FFFF}": scalar.spelled
      case _ where scalar.steersTerminal: scalar.spelled
      default: nil
      }
    }
  }
}
