// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
  /// One step from a container to something in it.
  public enum Step: Sendable, Hashable {
    /// Into the member of an object that has this key.
    case key(String)
    /// Into an element of an array, from 0.
    case position(Int)
  }

  /// The steps from the document's root to this value, found by walking down to it.
  ///
  /// Keys come from the document: where they can be personal data, so is this.
  public var steps: [Step] {
    var steps: [Step] = []
    var current = 0
    while current < index, let step = tape.step(from: current, towards: index) {
      steps.append(step.step)
      current = step.child
    }
    return steps
  }

  /// The value's place as a JSON Pointer (RFC 6901): empty for the root.
  public var pointer: String { Self.pointer(steps) }

  /// The value's place as a GJSON path such as `data.0.name`: `@this` for the root.
  public var path: String { Self.path(steps) }

  /// Steps as a JSON Pointer (RFC 6901): empty for none.
  public static func pointer(_ steps: [Step]) -> String {
    steps.reduce(into: "") { pointer, step in
      pointer += "/"
      switch step {
      case .position(let position): pointer += String(position)
      case .key(let key):
        for scalar in key.unicodeScalars {
          switch scalar {
          case "~": pointer += "~0"
          case "/": pointer += "~1"
          default: pointer.unicodeScalars.append(scalar)
          }
        }
      }
    }
  }

  /// Steps as a GJSON path: `@this` for none.
  public static func path(_ steps: [Step]) -> String {
    if steps.isEmpty { return "@this" }
    return steps.map { step in
      switch step {
      case .position(let position): String(position)
      case .key(let key): escapedPathKey(key)
      }
    }.joined(separator: ".")
  }

  /// Escapes what gjson's `Escape` escapes: ASCII signs other than `_`, `-` and `:`.
  private static func escapedPathKey(_ key: String) -> String {
    key.unicodeScalars.reduce(into: "") { path, scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ":": break
      case "!"..."~": path += "\\"
      default: break
      }
      path.unicodeScalars.append(scalar)
    }
  }
}

extension JSONTape {
  /// The direct content of a container that is or holds a node.
  func step(
    from container: Int, towards index: Int
  ) -> (step: JSONValue.Step, child: Int)? {
    var children = children(of: container)
    var position = 0
    while let child = children.next() {
      if nodes[container].kind == .array {
        if index < Int(nodes[child].next) { return (.position(position), child) }
      } else if let value = children.next(), index < Int(nodes[value].next) {
        // A key's own place is that of its value.
        return (.key(JSONValue(tape: self, index: child).string ?? ""), value)
      }
      position += 1
    }
    return nil
  }
}
