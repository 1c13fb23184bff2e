// SPDX-License-Identifier: Apache-2.0

/// How long one answer may take, as the command line says it: `2s`, `500ms`.
struct AnswerDeadline {
  let duration: Duration

  /// What a person waits for at most, and more than any PBX does.
  static let standard = AnswerDeadline(duration: .seconds(30))

  init(duration: Duration) { self.duration = duration }

  init?(argument: String) {
    let digits = argument.prefix { ("0"..."9").contains($0) }
    // Seven digits fit into any unit.
    guard (1...7).contains(digits.count), let number = Int(digits), number > 0 else { return nil }
    switch argument.dropFirst(digits.count) {
    case "ms": duration = .milliseconds(number)
    case "s" where number <= 3600: duration = .seconds(number)
    default: return nil
    }
  }

  /// As the command line has it, to the second.
  var text: String { "\(duration.components.seconds)s" }
}
