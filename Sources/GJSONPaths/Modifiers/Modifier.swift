// SPDX-License-Identifier: Apache-2.0

/// The modifiers gjson has built in: each makes a new text of the whole text it is given.
enum Modifier: String, CaseIterable {
  case pretty, ugly, reverse, this, flatten, join, valid, keys, values, tostr, fromstr, group, dig

  init?(named name: Bytes) {
    guard name.count <= 7 else { return nil }
    self.init(rawValue: String(decoding: name, as: UTF8.self))
  }

  func apply(to json: Bytes, argument: Bytes, depth: Depth) -> Bytes {
    switch self {
    case .pretty: return PrettyPrinter.print(json, options: PrettyOptions(argument))
    case .ugly: return Compaction.compact(json)
    case .reverse: return Reversal.reverse(json)
    case .this: return json
    case .flatten: return Flattening(argument).flatten(json)
    case .join: return Joining.join(json, argument: argument)
    case .valid: return Validity.isValid(json) ? json : []
    case .keys: return Listing.keys(of: json)
    case .values: return Listing.values(of: json)
    case .tostr:
      var text: [UInt8] = []
      Quoting.append(json, to: &text)
      return text[...]
    case .fromstr: return Validity.isValid(json) ? GJSONValue.parse(json).textSlice : []
    case .group: return Grouping.group(json)
    case .dig: return Digging.dig(argument, in: json, depth: depth)
    }
  }
}

/// A modifier as it stands in a path, with its argument: `@flatten:{"deep":true}`.
struct ModifierCall {
  private let modifier: Modifier
  private let argument: Bytes
  /// What follows the call.
  let rest: Bytes

  /// Nil if the name is that of no modifier; then the component is a key.
  init?(_ path: Bytes) {
    let body = path.dropFirst()
    let name = body.prefix { $0 != Byte.colon && $0 != Byte.pipe && $0 != Byte.dot }
    guard let modifier = Modifier(named: name) else { return nil }
    self.modifier = modifier
    let tail = body.dropFirst(name.count)
    guard tail.first == Byte.colon else {
      argument = []
      rest = tail
      return
    }
    argument = Self.argument(in: tail.dropFirst())
    rest = tail.dropFirst(1 + argument.count)
  }

  func apply(to json: Bytes, depth: Depth) -> Bytes {
    modifier.apply(to: json, argument: argument, depth: depth)
  }

  /// A JSON value, or everything up to a pipe that stands in no brackets or quotes: a dot belongs
  /// to the argument.
  private static func argument(in text: Bytes) -> Bytes {
    switch text.first {
    case Byte.openBrace, Byte.openBracket, Byte.quote: return text.leadingGroup
    default: break
    }
    var offset = 0
    while offset < text.count, text[offset: offset] != Byte.pipe {
      switch text[offset: offset] {
      case Byte.openBrace, Byte.openBracket, Byte.openParenthesis, Byte.quote:
        offset &+= text.dropFirst(offset).leadingGroup.count
      default: offset &+= 1
      }
    }
    return text.prefix(offset)
  }
}

extension Modifier {
  /// What the members of a modifier's argument, a JSON object, say.
  static func options(in argument: Bytes) -> Members { Members(of: .parse(argument)) }
}
