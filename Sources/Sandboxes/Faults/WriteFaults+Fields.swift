// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension WriteFaults {
  /// The fields that hold what people say.
  static let texts: Set<String> = [
    "subject", "notes", "description", "full_name", "first_name", "last_name",
  ]

  /// Fields as they are stored; those that are not there are not added.
  func distorted(_ fields: Fields) -> Fields {
    var fields = fields
    for fault in faults { distort(&fields, by: fault) }
    // What a field is said to hold goes before everything else that could befall it.
    for fault in faults {
      switch fault {
      case .swallow(let field) where fields.has(field): fields[field] = .null
      case .fixed(let field, let value) where fields.has(field): fields[field] = .string(value)
      default: break
      }
    }
    return fields
  }

  private func distort(_ fields: inout Fields, by fault: SandboxFault.Write) {
    switch fault {
    case .nullOwner where fields.has(list.ownerKey): fields[list.ownerKey] = .null
    case .cutText(let length): fields.change(Self.texts) { String($0.prefix(length)) }
    case .noEmoji: fields.change(Self.texts, Self.withoutEmoji)
    case .oneLine:
      fields.change(Self.texts) { String($0.map { $0.isNewline ? " " : $0 }) }
    case .minutes:
      guard case .int(let seconds) = fields["duration_seconds"] else { return }
      fields["duration_seconds"] = .int(seconds / 60)
    default: break
    }
  }

  /// As a database column does that has three bytes for a character.
  private static func withoutEmoji(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(scalar.value > 0xFFFF ? "?" : scalar) }
    return String(scalars)
  }

  /// Members of a record whose texts come back as they would stand in a page.
  static func escaped(_ members: [JSONOutput.Member]) -> [JSONOutput.Member] {
    var fields = Fields(members)
    fields.change(texts) { text in
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
    return fields.members
  }
}
