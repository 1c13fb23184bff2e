// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

/// A plus sign that a variable brings into a query as it is, where servers read it as a blank.
struct RawPlus {
  /// One for each variable whose plus arrives so.
  let notices: [Notice]

  init(_ template: PBXTemplate, _ variables: [String: String], _ assumptions: PBXAssumptions) {
    let render = { (values: [String: String]) in
      try? template.render(with: values, assuming: assumptions)
    }
    let count = render(variables).map(Self.pluses)
    guard let count, count > 0 else {
      notices = []
      return
    }
    notices = variables.keys.sorted().compactMap { name in
      let without = variables[name]?.filter { $0 != "+" }
      guard without != variables[name],
        let fewer = render(variables.merging([name: without ?? ""]) { $1 }).map(Self.pluses),
        fewer < count
      else { return nil }
      return Self.notice(name, template, assumptions)
    }
  }

  /// How many plus signs stand in the query of a URL; 0 in what is no URL.
  private static func pluses(in text: String) -> Int {
    let line = text.prefix { !$0.isNewline }
    guard let question = line.firstIndex(of: "?") else { return 0 }
    let words = line[..<question].split(separator: " ", omittingEmptySubsequences: false)
    let isURL = words.count == 1 || words.count == 2 && words[0].allSatisfy(\.isUppercase)
    guard isURL, words.last?.contains("/") == true else { return 0 }
    return line[question...].count { $0 == "+" }
  }

  private static func notice(
    _ name: String, _ template: PBXTemplate, _ assumptions: PBXAssumptions
  ) -> Notice {
    var notice = Notice(
      "warning", "template-raw-plus",
      "the plus of \(authored: name) stands bare in the query; a server reads a blank there")
    notice.span = template.references.first { $0.name == name }?.span
    let isEncoded = template.usesFunctions.contains("UrlEncode")
    notice.help =
      isEncoded && assumptions.plus == .kept
      ? "UrlEncode is assumed to keep it; write {{urlquery .\(authored: name)}}"
      : "write {{UrlEncode .\(authored: name)}}"
    return notice
  }
}
