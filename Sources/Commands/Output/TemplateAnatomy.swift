// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Diagnostics
import GoTemplates
import PBXLanguage

/// A look inside of a template instead of at what it renders to.
enum TemplateAnatomy {
  /// What the lexer cuts the text into.
  case tokens
  /// What the parser makes of it.
  case tree

  /// Prints it; a mistake ends the output and the command.
  func show(_ text: SourceSlice, _ assumptions: PBXAssumptions) throws {
    switch self {
    case .tokens: try showTokens(of: text, assumptions)
    case .tree:
      do {
        for line in try PBXTemplate.tree(of: text, assuming: assumptions) {
          Console.printForPeople(line)
        }
      } catch {
        Console.complain([Notice(error)])
        throw Ending.unreadable
      }
    }
  }

  /// A line each: where it stands, what it is, its text in quotes.
  private func showTokens(of text: SourceSlice, _ assumptions: PBXAssumptions) throws {
    let tokens = PBXTemplate.tokens(of: text, assuming: assumptions)
    let rows = tokens.map { token in
      let start = token.span.start
      return ("\(start.line):\(start.column)", token.isFailure ? "error" : token.kind, token)
    }
    let widths = (rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0)
    for (place, kind, token) in rows {
      let what = token.isFailure ? token.kind : token.text.debugDescription
      let blanks = { (text: String, width: Int) in
        text + String(repeating: " ", count: max(0, width - text.count))
      }
      Console.printForPeople("\(blanks(place, widths.0))  \(blanks(kind, widths.1))  \(what)")
    }
    if tokens.last?.isFailure == true { throw Ending.unreadable }
  }
}
