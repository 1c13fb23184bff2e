// SPDX-License-Identifier: Apache-2.0

import Readiness
import Reports

/// A report that is made of the results.
enum ReportFormat: String, CaseIterable {
  case html, junit, markdown

  var fileName: String {
    switch self {
    case .html: "report.html"
    case .junit: "junit.xml"
    case .markdown: "summary.md"
    }
  }

  func text(of result: RunResult) -> String {
    switch self {
    case .html: HTMLReport.page(of: result)
    case .junit: JUnitReport.xml(of: result)
    case .markdown: MarkdownReport.text(of: result)
    }
  }
}

/// Which reports are written, as the command line lists them.
struct ReportChoice {
  let formats: [ReportFormat]

  static let all = ReportChoice(formats: ReportFormat.allCases)

  init(formats: [ReportFormat]) {
    self.formats = formats
  }

  init?(argument: String) {
    if argument == "none" {
      self.init(formats: [])
      return
    }
    let names = argument.split(separator: ",").map(String.init)
    let formats = names.compactMap(ReportFormat.init(rawValue:))
    guard !formats.isEmpty, formats.count == names.count else { return nil }
    self.init(formats: formats)
  }

  /// As the command line has it.
  var text: String { formats.map { $0.rawValue }.joined(separator: ",") }
}
