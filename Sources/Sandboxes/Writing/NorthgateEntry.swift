// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// A call or a ticket.
struct NorthgateEntry: Sendable, Hashable {
  let id: String
  var fields: Fields
  var createdAt: String
  var updatedAt: String
  /// Whether its texts come back escaped for HTML.
  var comesEscaped = false

  /// Every key, whether it has a value or not.
  var members: [JSONOutput.Member] {
    let members =
      [.init("id", .string(id))] + fields.members + [
        .init("created_at", .string(createdAt)), .init("updated_at", .string(updatedAt)),
      ]
    return comesEscaped ? WriteFaults.escaped(members) : members
  }

  /// The keys of an answered record, in order.
  static func keys(of list: SandboxFault.WrittenList) -> [String] {
    ["id"] + list.faultyFields + ["created_at", "updated_at"]
  }
}

extension NorthgateEntry {
  /// Whether a text is a piece of what a field holds, byte by byte; an empty one is a piece of nothing.
  func has(_ piece: String, in key: String) -> Bool {
    guard var text = fields.text(key), !piece.isEmpty else { return false }
    var piece = piece
    return text.withUTF8 { text in
      piece.withUTF8 { piece in
        guard piece.count <= text.count else { return false }
        return (0...(text.count - piece.count)).contains { start in
          text[start] == piece[0] && piece.elementsEqual(text[start..<(start + piece.count)])
        }
      }
    }
  }
}
