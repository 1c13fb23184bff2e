// SPDX-License-Identifier: Apache-2.0

import GoTemplates
import Synchronization

/// A call of `TimeFormat` as a template makes it.
public struct TimeFormatCall: Sendable, Hashable {
  /// The second argument.
  public let format: String
  /// The third argument, which converts to UTC if it is `1`.
  public let flag: String

  /// Whether the format has a zone in it.
  public var writesZone: Bool { (try? TimeLayout(format))?.writesZone ?? false }
}

extension PBXTemplate {
  /// The calls of `TimeFormat` that sample values bring about, each once, in no certain order.
  ///
  /// The template is rendered with all its variables set, with none, and with each one missing, so
  /// that both ways of an `{{if .X}}` are taken. A branch that hangs on what a value is may not be.
  public var timeFormats: [TimeFormatCall] {
    guard usesFunctions.contains(PBXFunction.timeFormat.rawValue) else { return [] }
    let calls = Recorded<TimeFormatCall>()
    let name = PBXFunction.timeFormat.rawValue
    let functions = FunctionTable.pbx().adding(name, taking: [.any, .text, .text]) {
      arguments throws(FunctionFailure) in
      if case .string(let format) = arguments[1], case .string(let flag) = arguments[2] {
        calls.insert(TimeFormatCall(format: format, flag: flag))
      }
      return .string("")
    }
    for sample in samples { _ = try? render(with: sample, functions: functions) }
    return calls.all
  }

  /// Values for the template's variables that are times, numbers and texts alike.
  var samples: [[String: TemplateValue]] {
    let names = Set(references.map(\.name)).sorted().prefix(32)
    let all = Dictionary(names.map { ($0, TemplateValue.string("1672531199")) }) { first, _ in first
    }
    let lacking = names.map { name in all.filter { $0.key != name } }
    return [all, [:]] + lacking
  }
}

/// What a function that is called from several places has seen.
private final class Recorded<Value: Hashable & Sendable>: Sendable {
  private let values = Mutex<Set<Value>>([])

  func insert(_ value: Value) { values.withLock { _ = $0.insert(value) } }

  var all: [Value] { values.withLock { Array($0) } }
}
