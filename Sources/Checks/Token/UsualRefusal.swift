// SPDX-License-Identifier: Apache-2.0

import Contracts
import JSONValues
import PBXEmulation
import Redaction
import Transports

/// What an answer to a prohibition of a known system shows.
///
/// Nobody has written this contract's answer down, so only what cannot be mistaken counts: the
/// system's own way to refuse, and a success with something in it.
enum UsualRefusal {
  case forbidden
  case allowed(Int)
  case unclear(RedactedText)

  init(of prohibition: UsualProhibition, in turn: TokenRun.NumberedTurn) {
    guard let response = turn.turn.exchange.response else {
      self = .unclear("it was not answered")
      return
    }
    let status = response.status
    if prohibition.refusals.contains(where: { $0.isShown(by: response) }) {
      self = .forbidden
    } else if !(200..<300).contains(status) {
      self = .unclear("status \(status) does not tell whether it is forbidden")
    } else if prohibition.method != "GET" {
      self = .allowed(status)
    } else if let document = try? JSONDocument(parsing: response.body) {
      self = Self.reading(document.root, status)
    } else {
      self = .unclear("status \(status) without JSON does not tell whether it is forbidden")
    }
  }

  /// Some systems show an empty list, or an error inside a 200, to those who have no right.
  private static func reading(_ root: JSONValue, _ status: Int) -> UsualRefusal {
    if root.hasNothing || root.count == 0 {
      return .unclear("status \(status) with nothing in it does not tell whether it is forbidden")
    }
    return AnswerError.member(in: root) == nil
      ? .allowed(status) : .unclear("status \(status) with an error in it")
  }

  /// The prohibitions of every known system, as Markdown.
  static var table: String {
    let rows = KnownSystem.allCases.flatMap { system in
      system.prohibitions.map { prohibition in
        "| `\(system.rawValue)` | \(prohibition.name) | `\(prohibition.method) \(prohibition.path)` "
          + "| \(prohibition.spokenRefusals) |"
      }
    }
    return (["| system | must not | asked by | forbidden if |", "|---|---|---|---|"] + rows)
      .joined(separator: "\n")
  }
}

extension UsualProhibition {
  /// What shows that it is forbidden, in words.
  var spokenRefusals: String {
    refusals.map { sign in "\(sign.status)" + (sign.says.map { " with '\($0)'" } ?? "") }
      .joined(separator: ", or ")
  }
}

extension UsualProhibition.Sign {
  /// Whether an answer has the status, and the text in its body or in where it redirects to.
  func isShown(by response: Response) -> Bool {
    guard response.status == status else { return false }
    guard let says else { return true }
    return String(decoding: response.body, as: UTF8.self).contains(says)
      || response.headers.values(of: "Location").contains { $0.contains(says) }
  }
}
