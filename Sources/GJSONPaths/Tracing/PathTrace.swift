// SPDX-License-Identifier: Apache-2.0

/// Where a path that selects nothing stopped in a document, for people to read.
///
/// A path through a list counts as selecting something as soon as one element gives a value. The
/// trace follows keys, indexes, `#`, queries and pipes; at a modifier, a literal or a multipath it
/// stops and says what was there.
public struct PathTrace: Sendable, Hashable {
  /// What stands where the walk stopped.
  public enum Place: Sendable, Hashable {
    /// An object: its keys in order, at most ``PathTrace/mostKeys`` of them, and how many it has.
    case object(keys: [String], count: Int)
    case array(count: Int)
    case string
    case number
    case boolean
    case null
    /// No value at all, as in an empty document.
    case nothing
  }

  /// Why the walk ended.
  public enum Ending: Sendable, Hashable {
    /// The path selects something.
    case selected
    /// A component found nothing.
    case stopped
    /// The next component is one the trace does not follow.
    case unclear
  }

  /// A path that might have been meant.
  public struct Suggestion: Sendable, Hashable {
    /// The key of the object that resembles the missing one; nil if it is the path that was wrong.
    public let key: String?
    /// The whole path with the component corrected.
    public let path: String
  }

  /// How many keys of an object a trace names.
  public static let mostKeys = 12

  /// Why the walk ended.
  public let ending: Ending
  /// Byte range of the component in the path's text where the walk stopped; empty if it did not.
  public let component: Range<Int>
  /// The way there in concrete form, such as `data.0`; empty at the root.
  public let walked: String
  /// What stands there.
  public let place: Place
  /// What might have been meant, if anything there resembles it.
  public let suggestion: Suggestion?
}

extension GJSONPath {
  /// Where the walk of this path through a document ended.
  public func trace(in json: [UInt8]) -> PathTrace {
    var walk = PathWalk(path: self, document: json[...])
    return walk.trace()
  }
}

extension PathTrace.Place {
  init(_ value: GJSONValue) {
    switch value.kind {
    case .null: self = value.exists ? .null : .nothing
    case .false, .true: self = .boolean
    case .number: self = .number
    case .string: self = .string
    case .json:
      if value.isArray {
        self = .array(count: Members(of: value).reduce(0) { count, _ in count + 1 })
        return
      }
      var keys: [String] = []
      var count = 0
      for member in Members(of: value) {
        count += 1
        if keys.count < PathTrace.mostKeys, let key = member.key { keys.append(key.text) }
      }
      self = .object(keys: keys, count: count)
    }
  }
}
