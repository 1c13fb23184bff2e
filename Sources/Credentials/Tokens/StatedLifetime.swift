// SPDX-License-Identifier: Apache-2.0

public import GJSONPaths

/// Where a token answer states how long the access token lives.
public enum LifetimePlace: Sendable, Hashable {
  /// In seconds at a path.
  case seconds(GJSONPath)
  /// In milliseconds at a path.
  case milliseconds(GJSONPath)
  /// It does not.
  case nowhere

  /// `expires_in`, in seconds, as RFC 6749 section 5.1 has it.
  public static let standard = LifetimePlace.seconds(GJSONPath("expires_in"))
}

/// How long an access token lives by its answer's own words.
public enum StatedLifetime: Sendable, Hashable {
  /// So long.
  case lasting(Duration)
  /// So long, but the number was written as text, which a PBX may not read.
  case lastingAsText(Duration)
  /// The answer says nothing, or null; or nothing was looked for.
  case unstated
  /// What stands there is no length of time: text, a negative number, zero.
  ///
  /// Raw text of an answer: show it through a redactor.
  case unusable(String)

  /// The length of time, if there is one.
  public var duration: Duration? {
    switch self {
    case .lasting(let duration), .lastingAsText(let duration): duration
    case .unstated, .unusable: nil
    }
  }

  /// Reads a body.
  init(in body: [UInt8], at place: LifetimePlace) {
    switch place {
    case .seconds(let path): self.init(path.value(in: body), unit: .seconds(1))
    case .milliseconds(let path): self.init(path.value(in: body), unit: .milliseconds(1))
    case .nowhere: self = .unstated
    }
  }

  private init(_ value: GJSONValue, unit: Duration) {
    switch value.kind {
    case .null: self = .unstated
    case .number:
      // As it is spelled: gjson would write 1e99 with all its digits.
      let text = String(decoding: value.raw, as: UTF8.self)
      self = Self.duration(text, unit).map(Self.lasting) ?? .unusable(text)
    case .string:
      self = Self.duration(value.text, unit).map(Self.lastingAsText) ?? .unusable(value.text)
    case .true, .false, .json: self = .unusable(value.text)
    }
  }

  /// A century is longer than any token lives; beyond it sits a mistake.
  private static let longest = 3_155_760_000.0

  private static func duration(_ text: String, _ unit: Duration) -> Duration? {
    // Swift would read hexadecimal and "infinity" too.
    guard text.utf8.allSatisfy({ $0 &- 0x30 < 10 || "+-.eE".utf8.contains($0) }),
      let number = Double(text), number > 0, number.isFinite
    else { return nil }
    let duration = unit * min(number, longest * 1000)
    return duration <= .seconds(Int64(longest)) ? duration : nil
  }
}
