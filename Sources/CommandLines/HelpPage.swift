// SPDX-License-Identifier: Apache-2.0

/// The help of a program or a command.
struct HelpPage {
  let summary: CommandSummary
  let usage: String
  let parameters: [Parameter]
  var commands: [(name: String, abstract: String)] = []
  var footer = ""

  private static let width = 80
  /// Where explanations begin.
  private static let column = 26
  /// So many parameters still fit into a usage line.
  private static let mostInUsage = 12

  private static let always = [
    Parameter.flag("version", help: "Show the version."),
    Parameter.flag("help", short: "h", help: "Show help information."),
  ]

  /// How to write a command, in one line.
  static func usage(_ command: String, _ parameters: [Parameter]) -> String {
    guard parameters.count > mostInUsage else {
      return ([command] + parameters.map(\.synopsis)).joined(separator: " ")
    }
    let shown = parameters.filter { $0.kind == .argument }.map(\.synopsis)
    return ([command, "[<options>]"] + shown).joined(separator: " ")
  }

  /// The whole page.
  var text: String {
    var blocks = [Self.wrapped("OVERVIEW: \(summary.abstract)", to: Self.width)]
    if !summary.discussion.isEmpty {
      blocks.append(Self.wrapped(summary.discussion, to: Self.width))
    }
    blocks.append("USAGE: \(usage)")
    let arguments = parameters.filter { $0.kind == .argument }
    let options = parameters.filter { $0.kind != .argument } + Self.always
    blocks.append(block("ARGUMENTS", arguments.map { ($0.label, $0.explanation) }))
    blocks.append(block("OPTIONS", options.map { ($0.label, $0.explanation) }))
    blocks.append(block("SUBCOMMANDS", commands.map { ($0.name, $0.abstract) }))
    if !footer.isEmpty { blocks.append("  \(footer)") }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func block(_ title: String, _ rows: [(String, String)]) -> String {
    guard !rows.isEmpty else { return "" }
    return (["\(title):"] + rows.map(row)).joined(separator: "\n")
  }

  /// A label with its explanation beside it, or below it if the label is long.
  private func row(_ label: String, _ explanation: String) -> String {
    let margin = String(repeating: " ", count: Self.column)
    let lines = Self.wrapped(explanation, to: Self.width - Self.column)
      .split(separator: "\n").joined(separator: "\n" + margin)
    let head = "  \(label)"
    guard head.count < Self.column else { return "\(head)\n\(margin)\(lines)" }
    return head + margin.dropFirst(head.count) + lines
  }

  /// Breaks lines that are too long between words; shorter ones stay as they are.
  static func wrapped(_ text: String, to width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.count <= width ? String($0) : broken($0, to: width) }
      .joined(separator: "\n")
  }

  private static func broken(_ line: Substring, to width: Int) -> String {
    var lines: [String] = []
    for word in line.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
