// SPDX-License-Identifier: Apache-2.0

public import Transports

/// What a run gives its writes: all that is neither in the contract nor in an answer.
public struct WriteSetting: Sendable, Hashable {
  /// The mark of the run, letters and digits alone; records carry it where a field allows.
  public let tag: String
  /// The instant that the times of calls are counted from; a recording keeps it.
  public let startedAt: Timestamp
  /// CRM users by the extension they belong to, as Get Users gave them.
  public var owners: [String: String]
  /// Whether only the least is written: one record of each endpoint, as a production proof.
  public var isControlled: Bool

  /// A setting.
  public init(
    tag: String, startedAt: Timestamp, owners: [String: String] = [:], isControlled: Bool = false
  ) {
    self.tag = tag
    self.startedAt = startedAt
    self.owners = owners
    self.isControlled = isControlled
  }

  /// The mark of a run with a seed: `CR` and seven letters or digits.
  ///
  /// No vowels, so that it makes no words, and nothing that a search takes for more than text.
  public static func tag(seed: UInt64) -> String {
    let letters = Array("bcdfghjkmnpqrstvwxz23456789")
    var rest = seed
    var tag = "CR"
    for _ in 0..<7 {
      tag.append(letters[Int(rest % UInt64(letters.count))])
      rest /= UInt64(letters.count)
    }
    return tag
  }
}
