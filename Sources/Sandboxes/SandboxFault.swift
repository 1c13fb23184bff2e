// SPDX-License-Identifier: Apache-2.0

/// A switch that makes a sandbox misbehave as real systems do.
public enum SandboxFault: Sendable, Hashable {
  /// Every record of every answer has a key under another name.
  case rename(key: String, to: String)
  /// In lists every second record lacks a key, and so does each record that is answered alone.
  case drop(key: String)
  /// Every search answers this status with an error in JSON.
  case status(Int)
  /// Every request gets a log-in page with 200, as after the end of a session.
  case html
  /// Every search finds everybody, as systems do that ignore a filter they do not know.
  case matchAll
  /// A search that finds nobody finds a contact named Unknown.
  case placeholder
  /// Every answer comes later.
  case delay(Duration)

  /// The faults there are, as a person writes them.
  public static let known = [
    "rename=full_name:name", "drop=email", "status=500", "html", "match-all", "placeholder",
    "delay=1500ms",
  ]

  /// Reads a fault as it is written on the command line.
  public init(parsing text: String) throws(SandboxFaultError) {
    let name = text.prefix { $0 != "=" }
    let value = text.dropFirst(name.count + 1)
    switch (name, text.contains("=")) {
    case ("rename", true): self = try Self.rename(value, in: text)
    case ("drop", true) where !value.isEmpty: self = .drop(key: String(value))
    case ("status", true): self = try Self.status(value, in: text)
    case ("delay", true): self = try Self.delay(value, in: text)
    case ("html", false): self = .html
    case ("match-all", false): self = .matchAll
    case ("placeholder", false): self = .placeholder
    default: throw SandboxFaultError(text: text, expected: Self.example(of: name))
    }
  }

  private static func rename(
    _ value: Substring, in text: String
  ) throws(SandboxFaultError) -> SandboxFault {
    let keys = value.split(separator: ":", omittingEmptySubsequences: false)
    guard keys.count == 2, keys.allSatisfy({ !$0.isEmpty }) else {
      throw SandboxFaultError(text: text, expected: "rename=KEY:NEW-KEY")
    }
    return .rename(key: String(keys[0]), to: String(keys[1]))
  }

  private static func status(
    _ value: Substring, in text: String
  ) throws(SandboxFaultError) -> SandboxFault {
    guard value.count == 3, let status = Int(value), (200...599).contains(status) else {
      throw SandboxFaultError(text: text, expected: "status=NUMBER, a number from 200 to 599")
    }
    return .status(status)
  }

  private static func delay(
    _ value: Substring, in text: String
  ) throws(SandboxFaultError) -> SandboxFault {
    let digits = value.prefix { ("0"..."9").contains($0) }
    let unit = value.dropFirst(digits.count)
    let expected = "delay=NUMBER with the unit ms or s, at most 600 s"
    // Nine digits fit into an Int whatever the unit makes of them.
    guard (1...9).contains(digits.count), let number = Int(digits), unit == "ms" || unit == "s"
    else { throw SandboxFaultError(text: text, expected: expected) }
    let milliseconds = unit == "s" ? number * 1_000 : number
    guard milliseconds <= 600_000 else {
      throw SandboxFaultError(text: text, expected: expected)
    }
    return .delay(.milliseconds(milliseconds))
  }

  private static func example(of name: Substring) -> String? {
    known.first { $0.prefix { $0 != "=" } == name }
  }
}

/// A text that names no fault, or one whose value is missing or wrong.
public struct SandboxFaultError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text as it was given.
  public let text: String
  /// How the fault is written; nil if there is no such fault.
  public let expected: String?

  /// What is wrong and what can be written instead.
  public var description: String {
    guard let expected else {
      return "there is no fault '\(text)'; known are \(SandboxFault.known.joined(separator: ", "))"
    }
    return "the fault '\(text)' cannot be read; write \(expected)"
  }
}
