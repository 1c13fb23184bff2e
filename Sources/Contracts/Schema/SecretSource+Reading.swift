// SPDX-License-Identifier: Apache-2.0

extension SecretSource {
  /// Reads `env NAME`, `file PATH` or `command PROGRAM ARGUMENT…`; nil for anything else.
  ///
  /// The arguments of a command are parted by blanks; there is no shell and there are no quotes.
  public init?(written text: String) {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, !text.hasPrefix(" "), !text.contains(where: \.isNewline) else {
      return nil
    }
    let rest = words[1].drop { $0 == " " }
    switch words[0] {
    case "env":
      guard TextForm.isVariable(String(rest)) else { return nil }
      self = .environment(String(rest))
    case "file":
      guard !rest.isEmpty else { return nil }
      self = .file(String(rest))
    case "command":
      let arguments = rest.split(separator: " ").map(String.init)
      guard !arguments.isEmpty else { return nil }
      self = .command(arguments)
    default: return nil
    }
  }
}
